package dev.headsup.functions.preferences.page;

import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
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
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.OptOuts;
import dev.headsup.functions.memory.MemoryActivities;
import dev.headsup.functions.memory.MemoryAddresses;
import dev.headsup.functions.memory.MemoryCounters;
import dev.headsup.functions.memory.MemoryDecisions;
import dev.headsup.functions.memory.MemoryDues;
import dev.headsup.functions.memory.MemoryProfiles;
import dev.headsup.functions.memory.MemoryReceipts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One customer who got one e-mail, and whatever they do with its links.
final class OnePage {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final CustomerId ANA = new CustomerId("ana");
  static final String ENTRY = "00112233445566778899aabbccddeeff";
  static final String URLENCODED = "application/x-www-form-urlencoded";

  final MemoryProfiles profiles = new MemoryProfiles();
  final MemoryAddresses addresses = new MemoryAddresses();
  final MemoryDecisions ledger = new MemoryDecisions(new MemoryActivities(), new MemoryDues());
  final MemoryCounters counters = new MemoryCounters();
  final List<String> marks = new ArrayList<>();
  final List<String> queued = new ArrayList<>();
  final PageLinks links =
      new PageLinks(DerivedKeys.passing(), Optional::empty, "https://example.com");
  Instant now = NOON.plus(Duration.ofHours(1));
  final PageRoutes routes =
      new PageRoutes(
          links,
          new PageRoutes.Sources(
              profiles,
              addresses,
              ledger,
              (customer, outreach, mark, at) -> marks.add(outreach + " " + mark),
              new OptOuts(ledger, new MemoryReceipts(), counters, () -> now),
              trigger -> Optional.empty(),
              Policy::standard),
          queued::addAll,
          () -> now);

  OnePage() {
    this(
        Map.of("email", "ana@example.com", "phone", "+12025550123", "name", "Ana", "plan", "team"));
  }

  OnePage(Map<String, String> told) {
    Map<String, Dated> traits = new HashMap<>();
    told.forEach((name, text) -> traits.put(name, new Dated(new Value.Text(text), NOON)));
    Map<Scope, Grant> words = new HashMap<>();
    for (Channel channel : List.of(Channel.EMAIL, Channel.INBOX)) {
      words.put(new Scope(Purpose.HELP, channel), new Grant(Status.GRANTED, "form", NOON));
    }
    profiles.add(new Known(new Profile(ANA, new Traits(traits), null), new Consent(words), 1));
    ledger.commit(
        new Commit(
            Stored.nothing(ANA).become(Activity.NONE),
            List.of(outreach()),
            List.of(
                Delivery.pending(ENTRY, ANA, Channel.EMAIL, NOON.plusSeconds(3600), NOON)
                    .claimed(new Message.Email("Stuck <b>on</b> imports?", "text", ""), NOON)
                    .sent("ses-1", NOON)),
            List.of()));
  }

  static Outreach outreach() {
    return new Outreach(
        ENTRY,
        ANA,
        new Outreach.TriggerRef("import-struggle.reminder", "Stuck on CSV import", "0".repeat(64)),
        NOON,
        new Stamp(NOON.toEpochMilli(), 1),
        new Decision.Send(List.of(Channel.EMAIL)),
        List.of(),
        new Evidence("Import Failed with churn_risk at least 0.93", List.of(NOON)),
        Map.of(),
        1);
  }

  Known known() {
    return profiles.load(List.of(ANA)).getOrDefault(ANA, Known.nothing(ANA));
  }

  boolean mayWrite(Purpose purpose, Channel channel) {
    return known().consent().allows(purpose, channel);
  }

  /// How many said no to the trigger of the e-mail within a day, as breakers see it.
  long optOuts() {
    Health health = new Health(outreach().trigger().id(), "0".repeat(64), Channel.EMAIL);
    String name = health.counter(Health.Sign.OPTED_OUT, now);
    return counters.read(List.of(name)).getOrDefault(name, Counters.Count.NONE).total();
  }

  /// The path of the page that the e-mail's links open.
  String path() {
    return links
        .of(outreach(), Purpose.HELP, Channel.EMAIL, "ana@example.com")
        .why()
        .substring("https://example.com".length());
  }

  HttpResponse get(String path) {
    return get(path, Map.of());
  }

  HttpResponse get(String path, Map<String, String> headers) {
    String[] parts = path.split("\\?done=", 2);
    Map<String, String> query = parts.length > 1 ? Map.of("done", parts[1]) : Map.of();
    return answer(new HttpRequest("GET", parts[0], headers, query, new byte[0]));
  }

  HttpResponse post(String path, String body) {
    return post(path, URLENCODED, body);
  }

  HttpResponse post(String path, String type, String body) {
    return answer(
        new HttpRequest(
            "POST",
            path,
            Map.of("content-type", type),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse answer(HttpRequest request) {
    return routes.answer(request).orElseThrow();
  }
}
