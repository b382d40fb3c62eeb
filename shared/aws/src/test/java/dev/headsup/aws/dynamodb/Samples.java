package dev.headsup.aws.dynamodb;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.TrackSpec;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.outreach.OutreachKey;
import dev.headsup.engine.outreach.Outreaches.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Values for the tests: customers that no other test has, and decisions about them.
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final TriggerRef TRIGGER = new TriggerRef("import-struggle", "Import struggle", "0a1b2c");
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Samples() {}

  static CustomerId customer() {
    return new CustomerId("customer-" + NEXT.incrementAndGet());
  }

  static Activity activity(int event) {
    return Activity.NONE.with(
        new Stamp(NOON.toEpochMilli() + event, event),
        TrackSpec.forCount(7, 3, Duration.ofMinutes(20)));
  }

  static Outreach outreach(CustomerId customer, int event, Instant at, Decision decision) {
    Stamp cause = new Stamp(NOON.toEpochMilli() + event, event);
    return new Outreach(
        OutreachKey.ofCase(customer, TRIGGER.id(), cause),
        customer,
        TRIGGER,
        at,
        cause,
        decision,
        verdicts(Verdict.Answer.PASS),
        new Evidence("Import Failed", List.of(NOON, NOON.plusSeconds(60), cause.at())),
        Map.of("file", "orders.csv"),
        1);
  }

  static Outreach counted(CustomerId customer, int event, Instant at) {
    Stamp cause = new Stamp(NOON.toEpochMilli() + event, event);
    return new Outreach(
        OutreachKey.ofStopped(customer, TRIGGER.id(), Gate.CONSENT, at),
        customer,
        TRIGGER,
        at,
        cause,
        new Decision.Suppress(Gate.CONSENT, "no consent on record for help by inbox"),
        verdicts(Verdict.Answer.STOP),
        new Evidence("Import Failed", List.of(cause.at())),
        Map.of(),
        1);
  }

  private static List<Verdict> verdicts(Verdict.Answer first) {
    return Arrays.stream(Gate.values())
        // It came after the golden files were written.
        .filter(gate -> gate != Gate.BRAKES)
        .map(gate ->
            gate == Gate.CONSENT
                ? new Verdict(
                    gate, first, Reason.CONSENT_GIVEN, List.of("purpose:HELP", "channels:INBOX"))
                : new Verdict(gate, Verdict.Answer.PASS, Reason.NOTHING_CHANGED, List.of()))
        .toList();
  }

  static Delivery delivery(Outreach outreach, Channel channel) {
    return Delivery.pending(
        outreach.id(), outreach.customer(), channel, NOON.plus(Duration.ofHours(8)), NOON);
  }

  /// A decision to tell a customer by inbox and e-mail, with all that guards it.
  static Commit send(Stored read, int event) {
    Outreach outreach =
        outreach(
            read.customer(), event, NOON, new Decision.Send(List.of(Channel.INBOX, Channel.EMAIL)));
    return new Commit(
        read.become(activity(event)),
        List.of(outreach),
        List.of(delivery(outreach, Channel.INBOX), delivery(outreach, Channel.EMAIL)),
        List.of(new DueEntry.Deliver(NOON.plusSeconds(300), read.customer(), outreach.id())));
  }
}
