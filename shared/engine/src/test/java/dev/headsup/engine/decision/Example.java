package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
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
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Budget;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Surge;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The example of these tests: Ana, whose import fails.
public final class Example {
  public static final CustomerId ANA = CustomerId.known("ana");
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final EventPattern FAILED = new EventPattern("Import Failed", List.of());
  public static final EventPattern SUCCEEDED = new EventPattern("Import Succeeded", List.of());

  private Example() {}

  /// Three failures in twenty minutes, no success; five minutes of patience; inbox and e-mail.
  public static Trigger struggle() {
    return struggle(Duration.ofMinutes(5), Trigger.Status.LIVE, Trigger.Who.EVERYONE);
  }

  public static Trigger struggle(Duration patience, Trigger.Status status, Trigger.Who who) {
    return trigger(
        "import-struggle",
        new When(
            new Start.Counted(FAILED, Count.AT_LEAST, 3, Duration.ofMinutes(20)),
            List.of(Past.not(SUCCEEDED, Duration.ofMinutes(20))),
            patience,
            null),
        status,
        who,
        new Trigger.Limit(1, Duration.ofDays(14)),
        Duration.ofHours(1));
  }

  /// A help trigger of that name, by e-mail and inbox.
  public static Trigger trigger(
      String id,
      When when,
      Trigger.Status status,
      Trigger.Who who,
      Trigger.Limit limit,
      Duration expiry) {
    return new Trigger(
        id,
        "Stuck on CSV import",
        "cx@example.com",
        status,
        Purpose.HELP,
        Set.of("imports"),
        when,
        who,
        Trigger.Send.by(List.of(Channel.EMAIL), List.of(Channel.INBOX), Map.of("error", "code")),
        Trigger.Limits.of(limit, Purpose.HELP),
        expiry,
        0,
        "did \"Import Succeeded\" within 2 hours",
        "0".repeat(64));
  }

  /// Each failure is a case; at most so many told in a day.
  public static Trigger once(int limit) {
    return once(limit, FAILED.event());
  }

  /// Each event of that name is a case; at most so many told in a day.
  public static Trigger once(int limit, String event) {
    return trigger(
        "once",
        When.of(
            new Start.Counted(
                new EventPattern(event, List.of()), Count.AT_LEAST, 1, Duration.ofDays(1))),
        Trigger.Status.LIVE,
        Trigger.Who.EVERYONE,
        new Trigger.Limit(limit, Duration.ofDays(1)),
        Duration.ofDays(7));
  }

  public static Behaviour did(String event, int minute, String id) {
    return new Behaviour(
        ANA,
        new EventId(id),
        event,
        new Properties(Map.of("code", new Value.Text("E12"))),
        NOON.plus(Duration.ofMinutes(minute)));
  }

  public static Behaviour failed(int minute) {
    return did("Import Failed", minute, "failed-" + minute);
  }

  /// Ana, with an address, who said yes or no by these channels.
  public static Known known(Status word, Channel... channels) {
    Map<Scope, Grant> grants = new HashMap<>();
    for (Channel channel : channels) {
      grants.put(new Scope(Purpose.HELP, channel), new Grant(word, "form", NOON));
    }
    Traits traits =
        new Traits(
            Map.of(
                "email", new Dated(new Value.Text("ana@example.com"), NOON),
                "plan", new Dated(new Value.Text("pro"), NOON)));
    return new Known(new Profile(ANA, traits, null), new Consent(grants), 1);
  }

  /// A quiet day under the standard policy, in which help does not wait for a surge to show.
  public static Surroundings calm() {
    return calm(Policy.standard().budgets());
  }

  /// The same with budgets.
  static Surroundings calm(List<Budget> budgets) {
    Policy standard = Policy.standard();
    Surge surge = standard.surge();
    return Surroundings.calm(
        new Policy(
            standard.hash(),
            standard.consent(),
            standard.caps(),
            standard.quiet(),
            standard.fatigue(),
            standard.rest(),
            new Surge(
                Duration.ZERO, surge.atLeast(), surge.times(), surge.window(), surge.relook()),
            standard.heart(),
            budgets,
            standard.ceilings(),
            standard.audience(),
            standard.arbitration(),
            standard.stop(),
            standard.holdout(),
            standard.brand(),
            standard.braking()));
  }

  /// Decides on such a day.
  static Optional<Decided> decide(
      Candidate candidate, Known known, Activity activity, Instant now) {
    return Decider.decide(
        candidate, TriggerSet.of(List.of(candidate.trigger())), known, activity, calm(), now);
  }

  /// Decides again on such a day.
  static Optional<Decided> decideAfterWait(
      Candidate candidate, Known known, Activity activity, Instant now) {
    return Decider.decideAfterWait(
        candidate, TriggerSet.of(List.of(candidate.trigger())), known, activity, calm(), now);
  }
}
