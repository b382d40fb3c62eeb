package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.incident.Walks.Walk;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Signal.TimerFired;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.functions.Announcements;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Customers of a shop in which things fail: what sources say becomes what each of them is told,
/// with the clock in the test's hand. Every message arrives at once.
final class Crisis {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  /// Tells of any part, and of its end; the words name the outage.
  static final String OUTAGE =
      """
      headsup: trigger/v1
      name: Something is down
      id: outage
      owner: cx@example.com
      status: live
      purpose: service
      about: [checkout, search]
      when:
        incident: { phase: open, components: [checkout, search] }
      send: { first of: [inbox] }
      then:
        - on: incident resolved
          hold for: 5 minutes
          send: { same channels: true, message: all-clear }
      limits: { per customer: 1 per incident, obeys caps: true, counts toward caps: true }
      expire after: 4 hours
      success: no contact about "checkout" within 24 hours
      """;

  final Shop shop = new Shop();

  /// What becomes of each message that waits.
  UnaryOperator<Delivery> arrival = delivery -> delivery.kept("arrived", shop.now);

  private final Map<String, List<CustomerId>> users = new HashMap<>();
  private final Announcements announcements =
      new Announcements(shop.incidents, this::walk, () -> shop.now);
  private final Map<String, Long> orders = new HashMap<>();

  /// @param cap how many contacts a customer may have in a day
  Crisis(int cap) {
    String words =
        "---\ntitle: \"{{ incident.title | default: 'an outage' }}\"\n---\nWe are on it.\n";
    Map<String, String> files =
        Map.of("trigger.yaml", OUTAGE, "en/inbox.md", words, "then/all-clear/en/inbox.md", words);
    shop.triggers =
        switch (TriggerCompiler.compile("outage", files)) {
          case CompileResult.Ok(var compiled) ->
              TriggerSet.of(compiled.all().stream().map(CompiledTrigger::trigger).toList());
          case CompileResult.Problems problems -> throw new AssertionError(problems.toString());
        };
    String policy =
        "headsup: policy/v1\nbrand: { name: Example, address: Example Street 1 }\n"
            + "caps: [%d per 1 day]\n".formatted(cap);
    shop.policy =
        switch (PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, policy))) {
          case PolicyCompiler.Result.Ok ok -> ok.policy();
          case PolicyCompiler.Result.Problems problems ->
              throw new AssertionError(problems.toString());
        };
  }

  void uses(String component, CustomerId customer) {
    users.computeIfAbsent(component, none -> new ArrayList<>()).add(customer);
  }

  /// A source says how one of its incidents stands.
  Incident says(String source, String id, String title, String component, Phase phase) {
    Confidence sure =
        switch (source) {
          case "alertmanager" -> Confidence.ALERTED;
          case "anomaly", "surge" -> Confidence.INFERRED;
          default -> Confidence.DECLARED;
        };
    Instant began = shop.incidents.find(id).map(known -> known.own().startedAt()).orElse(shop.now);
    Report report =
        new Report(
            source,
            orders.merge(id, 1L, Long::sum),
            true,
            title,
            List.of(component),
            Impact.MAJOR,
            phase,
            sure,
            began,
            phase.isOver() ? shop.now : null,
            null,
            "",
            shop.now,
            Particulars.NONE);
    announcements.of(shop.incidents.report(id, report));
    return shop.incidents.find(id).orElseThrow();
  }

  void confirms(String id, String title) {
    shop.incidents
        .judge(id, new Judgement(Verdict.CONFIRMED, "kim@example.com", shop.now, title))
        .ifPresent(announcements::of);
  }

  /// Time passes, in which the sweep runs once a minute.
  void passes(Duration time) {
    Instant end = shop.now.plus(time);
    while (shop.now.isBefore(end)) {
      Instant next = shop.now.plus(Duration.ofMinutes(1));
      shop.now = next.isBefore(end) ? next : end;
      announcements.due();
      wake();
      shop.ledger.arrive(arrival);
    }
  }

  private void wake() {
    List<TimerFired> due =
        users.values().stream()
            .flatMap(List::stream)
            .distinct()
            .flatMap(customer -> shop.ledger.of(customer).stream())
            .filter(entry ->
                entry.decision() instanceof Decision.Defer(Instant until)
                    && !until.isAfter(shop.now))
            .map(entry ->
                new TimerFired(entry.customer(), entry.trigger().id(), entry.id(), shop.now))
            .toList();
    assertThat(shop.timers().fire(due)).isEmpty();
  }

  /// What the fan-out does with its queue: each walk by its first part, over everybody.
  private void walk(List<String> bodies) {
    for (String body : bodies) {
      Walk walk = FanoutJobs.read(body);
      Optional<Incident> news =
          shop.incidents
              .find(walk.incident())
              .filter(one -> one.isOverAt(walk.revision()) == one.phase().isOver());
      if (walk.part() == 0 && news.isPresent()) {
        Map<CustomerId, List<Observation>> batch = new HashMap<>();
        for (CustomerId customer : users.getOrDefault(walk.component(), List.of())) {
          Use use = new Use(customer, walk.component(), DAY);
          batch.put(customer, List.of(IncidentExposure.of(news.get(), walk.revision(), use)));
        }
        assertThat(shop.folding().fold(batch)).isEmpty();
        shop.ledger.arrive(arrival);
      }
    }
  }

  /// What a customer was told, in order: which trigger, and what it named.
  List<String> told(CustomerId customer) {
    return shop.ledger.of(customer).stream()
        .filter(entry -> entry.decision() instanceof Decision.Send)
        .map(Crisis::words)
        .toList();
  }

  private static String words(Outreach entry) {
    return entry.trigger().id()
        + ": "
        + entry.data().getOrDefault("incident.title", "nothing")
        + " ("
        + entry.data().getOrDefault("incident.id", "no id")
        + ")";
  }
}
