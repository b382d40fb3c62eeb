package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Track;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Trouble.Contacted;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.policy.Heart;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What gates remember of every customer, whatever the triggers ask: support cases, distress, high
/// stakes, and outages that concerned them.
final class Care {
  /// For how long distress and high stakes are remembered, and an open case counts as open when
  /// nobody says that it is solved.
  static final Duration MEMORY = Duration.ofDays(14);

  private static final EventPattern CASE_OPENED = stage("opened");
  private static final EventPattern CASE_CLOSED = stage("closed");
  private static final EventPattern OUTAGE_BEGAN =
      new EventPattern(
              IncidentExposure.EVENT,
              List.of(
                  new FieldCondition("phase", phases(Phase::isOn)),
                  new FieldCondition("confirmed", one(new Value.Flag(true)))))
          .by("incident");
  private static final EventPattern OUTAGE_ENDED =
      new EventPattern(
              IncidentExposure.EVENT, List.of(new FieldCondition("phase", phases(Phase::isOver))))
          .by("incident");
  private static final List<EventPattern> DISTRESS = words("distress", new Value.Flag(true));

  /// By how soon a person must look.
  private static final Map<Severity, List<EventPattern>> STAKES = stakes();

  private Care() {}

  /// What is remembered for the gates.
  static List<Past> remembered() {
    List<EventPattern> all =
        new ArrayList<>(List.of(CASE_OPENED, CASE_CLOSED, OUTAGE_BEGAN, OUTAGE_ENDED));
    all.addAll(DISTRESS);
    STAKES.values().forEach(all::addAll);
    return all.stream().map(pattern -> Past.did(pattern, MEMORY)).toList();
  }

  /// Since when a support case of theirs is open, if one is; of several, the first.
  static Optional<Instant> openCase(Activity activity, Instant now) {
    return goingOn(activity, CASE_OPENED, CASE_CLOSED, now).map(Stamp::at).min(Instant::compareTo);
  }

  /// Which cases of theirs were opened and solved last, the newest first.
  static List<Contacted> contacts(Activity activity) {
    return Stream.concat(
            activity.track(CASE_OPENED.key()).stamps().stream()
                .map(stamp -> new Contacted(stamp.at(), true)),
            activity.track(CASE_CLOSED.key()).stamps().stream()
                .map(stamp -> new Contacted(stamp.at(), false)))
        .sorted(Comparator.comparing(Contacted::at).reversed())
        .toList();
  }

  /// What last showed distress, unless the case in which it did was solved since; of a word in
  /// public, any case of theirs.
  static Optional<Stamp> distress(Activity activity, Instant now) {
    return unsolved(activity, DISTRESS, now);
  }

  /// What last touched high stakes, unless its case was solved since, as with distress.
  static Optional<Stamp> stakes(Activity activity, Instant now) {
    return unsolved(activity, STAKES.values().stream().flatMap(List::stream).toList(), now);
  }

  /// How soon a person must look, by all high stakes that were touched and not solved since.
  static Severity severity(Activity activity, Instant now) {
    return Heart.highest(
        STAKES.keySet().stream()
            .filter(severity ->
                unsolved(activity, STAKES.getOrDefault(severity, List.of()), now).isPresent())
            .toList());
  }

  /// Whether an outage that concerns them goes on.
  static boolean outageGoesOn(Activity activity, Instant now) {
    return goingOn(activity, OUTAGE_BEGAN, OUTAGE_ENDED, now).findAny().isPresent();
  }

  /// When the last of the outages that concerned them ended; empty where none did.
  static Optional<Instant> outageEnded(Activity activity) {
    Track began = activity.track(OUTAGE_BEGAN.key());
    return activity.track(OUTAGE_ENDED.key()).stamps().stream()
        .filter(ended -> began.newest(ended.key()).isPresent())
        .map(Stamp::at)
        .max(Instant::compareTo);
  }

  /// The word itself, without the contact in which it fell: what is told of one word of a contact
  /// says nothing about the next.
  private static Optional<Stamp> unsolved(
      Activity activity, List<EventPattern> patterns, Instant now) {
    return patterns.stream()
        .flatMap(pattern -> goingOn(activity, pattern, CASE_CLOSED, now))
        .max(Stamp::compareTo)
        .map(word -> new Stamp(word.millis(), word.tag()));
  }

  /// Of what began lately, that of which no end was seen since.
  private static Stream<Stamp> goingOn(
      Activity activity, EventPattern began, EventPattern ended, Instant now) {
    Track ends = activity.track(ended.key());
    return activity.track(began.key()).stamps().stream()
        .filter(start -> start.at().isAfter(now.minus(MEMORY)))
        .filter(start ->
            ends.newest(start.key()).map(end -> end.millis() < start.millis()).orElse(true));
  }

  private static EventPattern stage(String word) {
    return pattern(Observation.ContactOpened.EVENT, "stage", new Value.Text(word)).by("contact");
  }

  /// What customers say: in a contact, which may be solved, or in public.
  private static List<EventPattern> words(String field, Value value) {
    return List.of(
        pattern(Observation.ContactOpened.EVENT, field, value).by("contact"),
        pattern(Observation.MentionSeen.EVENT, field, value));
  }

  private static Map<Severity, List<EventPattern>> stakes() {
    Map<Severity, List<EventPattern>> all = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      all.put(severity, words("severity", new Value.Text(severity.word())));
    }
    return all;
  }

  private static Match phases(Predicate<Phase> which) {
    return new Match.OneOf(
        Arrays.stream(Phase.values())
            .filter(which)
            .<Value>map(phase -> new Value.Text(phase.word()))
            .toList());
  }

  private static EventPattern pattern(String event, String field, Value value) {
    return new EventPattern(event, List.of(new FieldCondition(field, one(value))));
  }

  private static Match one(Value value) {
    return new Match.OneOf(List.of(value));
  }
}
