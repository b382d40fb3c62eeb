package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What gates remember of every customer, whatever the triggers ask: support cases, distress, high
/// stakes, and outages that concerned them.
final class Care {
  /// For how long distress and high stakes are remembered, and an open case counts as open when
  /// nobody says that it is solved.
  static final Duration MEMORY = Duration.ofDays(14);

  private static final EventPattern CASE_OPENED =
      pattern(Observation.ContactOpened.EVENT, "stage", new Value.Text("opened"));
  private static final EventPattern CASE_CLOSED =
      pattern(Observation.ContactOpened.EVENT, "stage", new Value.Text("closed"));
  private static final EventPattern OUTAGE_BEGAN =
      new EventPattern(
          Observation.IncidentExposure.EVENT,
          List.of(
              new FieldCondition(
                  "phase",
                  new Match.OneOf(List.of(new Value.Text("open"), new Value.Text("mitigating")))),
              new FieldCondition("confirmed", one(new Value.Flag(true)))));
  private static final EventPattern OUTAGE_ENDED =
      pattern(Observation.IncidentExposure.EVENT, "phase", new Value.Text("resolved"));
  private static final List<EventPattern> DISTRESS =
      List.of(
          pattern(Observation.ContactOpened.EVENT, "distress", new Value.Flag(true)),
          pattern(Observation.MentionSeen.EVENT, "distress", new Value.Flag(true)));
  private static final List<EventPattern> STAKES =
      List.of(
          new EventPattern(
              Observation.ContactOpened.EVENT,
              List.of(new FieldCondition("stakes", new Match.Present(true)))),
          new EventPattern(
              Observation.MentionSeen.EVENT,
              List.of(new FieldCondition("stakes", new Match.Present(true)))));

  private Care() {}

  /// What is remembered for the gates.
  static List<Past> remembered() {
    List<EventPattern> all =
        new ArrayList<>(List.of(CASE_OPENED, CASE_CLOSED, OUTAGE_BEGAN, OUTAGE_ENDED));
    all.addAll(DISTRESS);
    all.addAll(STAKES);
    return all.stream().map(pattern -> Past.did(pattern, MEMORY)).toList();
  }

  /// Since when a support case of theirs is open, if one is.
  static Optional<Instant> openCase(Activity activity, Instant now) {
    Optional<Stamp> closed = newest(activity, List.of(CASE_CLOSED));
    return newest(activity, List.of(CASE_OPENED))
        .filter(opened -> closed.isEmpty() || opened.compareTo(closed.get()) > 0)
        .map(Stamp::at)
        .filter(at -> at.isAfter(now.minus(MEMORY)));
  }

  /// What last showed distress, unless a case of theirs was solved since.
  static Optional<Stamp> distress(Activity activity, Instant now) {
    return unsolved(activity, DISTRESS, now);
  }

  /// What last touched high stakes, unless a case of theirs was solved since.
  static Optional<Stamp> stakes(Activity activity, Instant now) {
    return unsolved(activity, STAKES, now);
  }

  /// When an outage that concerns them last began and last ended.
  static Optional<Instant> outageBegan(Activity activity) {
    return newest(activity, List.of(OUTAGE_BEGAN)).map(Stamp::at);
  }

  /// When one last ended.
  static Optional<Instant> outageEnded(Activity activity) {
    return newest(activity, List.of(OUTAGE_ENDED)).map(Stamp::at);
  }

  private static Optional<Stamp> unsolved(
      Activity activity, List<EventPattern> patterns, Instant now) {
    Optional<Stamp> closed = newest(activity, List.of(CASE_CLOSED));
    return newest(activity, patterns)
        .filter(seen -> closed.isEmpty() || seen.compareTo(closed.get()) > 0)
        .filter(seen -> seen.at().isAfter(now.minus(MEMORY)));
  }

  private static Optional<Stamp> newest(Activity activity, List<EventPattern> patterns) {
    return patterns.stream()
        .flatMap(pattern -> activity.track(pattern.key()).newest(0).stream())
        .max(Stamp::compareTo);
  }

  private static EventPattern pattern(String event, String field, Value value) {
    return new EventPattern(event, List.of(new FieldCondition(field, one(value))));
  }

  private static Match one(Value value) {
    return new Match.OneOf(List.of(value));
  }
}
