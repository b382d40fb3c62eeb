package dev.headsup.functions.deliver;

import dev.headsup.authoring.message.Rendered;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.memory.MemoryAddresses;
import dev.headsup.functions.memory.MemoryBrakes;
import dev.headsup.functions.memory.MemoryCounters;
import dev.headsup.functions.memory.MemoryDues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message to Ana that is pending, and all that sending it touches.
abstract class SendScene {
  static final Instant NOW = Instant.parse("2026-03-02T12:21:00Z");
  static final CustomerId ANA = CustomerId.known("ana");
  static final String ID = "00112233445566778899aabbccddeeff";
  static final PageLinks LINKS =
      new PageLinks(DerivedKeys.passing(), Optional::empty, "https://example.com");
  static final Delivery PENDING =
      Delivery.pending(ID, ANA, Channel.EMAIL, NOW.plus(Duration.ofHours(1)), NOW);

  final MemoryLedger ledger = new MemoryLedger(PENDING);
  final MemoryDues dues = new MemoryDues();
  final MemoryCounters counters = new MemoryCounters();
  final MemoryBrakes brakes = new MemoryBrakes();
  final MemoryAddresses addresses = new MemoryAddresses();
  Policy policy = Policy.standard();
  Instant now = NOW;
  Decision decision = new Decision.Send(List.of(Channel.EMAIL));
  List<Instant> evidence = List.of(NOW);
  String trigger = "import-struggle";

  void send(SendProtocol protocol, Purpose purpose, Known known) {
    protocol.advance(
        ledger.only(),
        outreach(),
        purpose,
        known,
        (channel, links) -> made(new Message.Email("Importing", "text", "<p>text</p>")));
  }

  SendProtocol protocol(ScriptedSender sender) {
    InstantSource clock = () -> now;
    Aftermath aftermath = new Aftermath(ledger, dues, counters, () -> policy, clock);
    return new SendProtocol(
        ledger,
        addresses,
        () -> policy,
        new BrakeStops(brakes, clock),
        Map.of(sender.channel(), sender),
        LINKS,
        aftermath,
        clock);
  }

  /// Another worker, or the same one later, takes up what is stored.
  void later(SendProtocol protocol, Purpose purpose, Duration after) {
    now = now.plus(after);
    send(protocol, purpose, willing());
  }

  void advance(SendProtocol protocol, Known known) {
    send(protocol, Purpose.HELP, known);
  }

  static Rendered made(Message message) {
    return new Rendered.Made(message, List.of());
  }

  static Known willing() {
    return said(Status.GRANTED, 2);
  }

  static Known said(Status word, long version) {
    Traits traits =
        new Traits(Map.of("email", new Traits.Dated(new Value.Text("ana@example.com"), NOW)));
    Consent consent =
        new Consent(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), new Grant(word, "form", NOW)));
    return new Known(new Profile(ANA, traits, null), consent, version);
  }

  Outreach outreach() {
    return new Outreach(
        ID,
        ANA,
        new Outreach.TriggerRef(trigger, "Stuck on CSV import", "0".repeat(64)),
        NOW,
        new Stamp(NOW.toEpochMilli(), 1),
        decision,
        List.of(),
        new Evidence("Import Failed", evidence),
        Map.of(),
        1);
  }
}
