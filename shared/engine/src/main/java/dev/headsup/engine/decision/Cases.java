package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.activity.Track;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When.Follows;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What a case is: which events complete one, whether it is still true, and when it is ripe. Pure.
final class Cases {
  /// [Activity#lastSeen] is kept to the hour below, so one more hour makes sure.
  private static final Duration SEEN_TO = Duration.ofHours(1);

  private Cases() {}

  /// The events of the case that a new event completes, oldest first; the last one is its cause.
  ///
  /// @param pattern the one of the trigger's causes that the event meets
  static Optional<List<Stamp>> completed(
      Activity activity, Trigger trigger, EventPattern pattern, Stamp stamp) {
    Track track = activity.track(pattern.key());
    return switch (trigger.when().start()) {
      case Start.Counted counted -> counted(track, counted, stamp);
      case Start.First first ->
          track.of(stamp.key()).equals(List.of(stamp))
              ? Optional.of(List.of(stamp))
              : Optional.empty();
      case Start.Sequence sequence -> sequence(activity, sequence, pattern, stamp);
      case Start.Quiet quiet ->
          activity.told(trigger.key()).continues(stamp)
              ? Optional.empty()
              : Optional.of(List.of(stamp));
      case Start.Scheduled scheduled -> Optional.empty();
    };
  }

  private static Optional<List<Stamp>> counted(Track track, Start.Counted counted, Stamp stamp) {
    return switch (counted.count()) {
      case AT_LEAST -> track.window(stamp, counted.times(), counted.within());
      case EXACTLY, AT_MOST -> {
        Instant from = stamp.at().minus(counted.within());
        List<Stamp> until =
            track.of(stamp.key()).stream()
                .filter(other -> other.at().isAfter(from) && other.compareTo(stamp) <= 0)
                .toList();
        yield counted.count().holds(until.size(), counted.times())
            ? Optional.of(until)
            : Optional.empty();
      }
    };
  }

  /// The second event after the first, whichever of them comes in late.
  private static Optional<List<Stamp>> sequence(
      Activity activity, Start.Sequence sequence, EventPattern pattern, Stamp stamp) {
    long within = sequence.within().toMillis();
    if (pattern.equals(sequence.then())) {
      return activity.track(sequence.first().key()).of(stamp.key()).reversed().stream()
          .filter(first -> first.compareTo(stamp) < 0)
          .findFirst()
          .filter(first -> stamp.millis() - first.millis() < within)
          .map(first -> List.of(first, stamp));
    }
    return activity.track(sequence.then().key()).of(stamp.key()).stream()
        .filter(then -> then.compareTo(stamp) > 0)
        .findFirst()
        .filter(then -> then.millis() - stamp.millis() < within)
        .map(then -> List.of(stamp, then));
  }

  /// Whether what a trigger asks of the past is true of a case that starts.
  static boolean begins(Activity activity, Trigger trigger, Stamp cause) {
    Follows follows = trigger.when().follows();
    return stillTrue(activity, trigger, cause)
        && ((follows != null && follows.sameStart())
            || before(activity, trigger, cause) == Before.TOLD);
  }

  /// Whether what a trigger asks of the past is true of a case, with what came since.
  static boolean stillTrue(Activity activity, Trigger trigger, Stamp cause) {
    return trigger.when().and().stream()
        .allMatch(past -> past.holds(activity, cause.at(), cause.key()));
  }

  /// Whether an earlier cause of the same case waits, so that this one is its continuation. One of
  /// a correlated case that is not true any more will come to nothing, and continues nowhere: an
  /// outage that was over, came back and is over again has one all-clear, and not none.
  static boolean continues(Activity activity, Trigger trigger, Stamp cause) {
    return activity.told(trigger.key()).waiting().of(cause.key()).stream()
        .anyMatch(first -> cause.key() == 0 || stillTrue(activity, trigger, first));
  }

  /// What became of the case that a case follows up on.
  enum Before {
    /// The customer was told; or there is nothing to follow up on.
    TOLD,
    /// It waits itself.
    WAITS,
    NOT_TOLD
  }

  /// What became of that which a case follows up on.
  static Before before(Activity activity, Trigger trigger, Stamp cause) {
    Follows follows = trigger.when().follows();
    if (follows == null) {
      return Before.TOLD;
    }
    Told told = activity.told(Trigger.key(follows.trigger()));
    if (follows.sameStart()) {
      return told.has(cause) ? Before.TOLD : told.waits(cause) ? Before.WAITS : Before.NOT_TOLD;
    }
    long from = cause.millis() - follows.within().toMillis();
    return told.cases().of(cause.key()).stream()
            .anyMatch(before ->
                before.millis() > from
                    && (follows.each()
                        ? before.millis() < cause.millis()
                        : before.millis() <= cause.millis()))
        ? Before.TOLD
        : Before.NOT_TOLD;
  }

  /// Whether this news was told: the case, or where each of its news is told, this one.
  static boolean isTold(Told told, Trigger trigger, Stamp cause) {
    return trigger.when().tellsEach() ? told.cases().has(cause) : told.has(cause);
  }

  /// When the customer may be told: the wait is over then, and what was to stay away did.
  ///
  /// @param zone the customer's clock, for times of the calendar
  static Instant ripe(Activity activity, Trigger trigger, Stamp cause, ZoneId zone) {
    Duration patience = trigger.when().patience();
    return switch (trigger.when().start()) {
      case Start.Counted counted -> cause.at().plus(patience);
      case Start.First first -> cause.at().plus(patience);
      case Start.Sequence sequence -> cause.at().plus(patience);
      case Start.Quiet(EventPattern did, Duration after) -> {
        Instant last =
            did == null
                ? Instant.ofEpochMilli(activity.lastSeen()).plus(SEEN_TO)
                : activity.track(did.key()).newest(cause.key()).map(Stamp::at).orElse(cause.at());
        yield last.plus(after).plus(patience);
      }
      case Start.Scheduled(var schedule) -> schedule.next(cause.at(), zone).plus(patience);
    };
  }
}
