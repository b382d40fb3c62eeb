package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Track;
import dev.headsup.engine.decision.WhyNot.Found;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How near a customer came to what starts a case. Pure.
final class Starts {
  private Starts() {}

  /// @param cause what completed the newest case, if one was ever complete
  /// @param zone the customer's clock
  static Found of(
      Trigger trigger, Activity activity, Optional<Stamp> cause, ZoneId zone, Instant now) {
    return switch (trigger.when().start()) {
      case Start.Counted counted -> counted(counted, activity, cause);
      case Start.First(EventPattern did) -> {
        List<Stamp> stamps = activity.track(did.key()).stamps();
        yield stamps.isEmpty()
            ? never(did)
            : new Found(
                cause.isPresent() ? Finding.FIRST_TIME : Finding.NOT_FIRST,
                cause.isPresent(),
                List.of(Said.did(did), WhyNot.time(cause.orElse(stamps.getFirst()).at())));
      }
      case Start.Sequence sequence -> sequence(sequence, activity, cause);
      case Start.Quiet(EventPattern did, Duration after) ->
          quiet(trigger, did, after, activity, zone, now);
      case Start.Scheduled(var schedule) ->
          activity.lastSeen() == 0
              ? new Found(Finding.NEVER_SEEN, false, List.of())
              : new Found(
                  Finding.BY_CALENDAR, true, List.of(WhyNot.time(schedule.next(now, zone))));
    };
  }

  private static Found never(EventPattern did) {
    return new Found(Finding.NEVER_CAME, false, List.of(Said.did(did)));
  }

  /// The window with the most, of which one is asked to have enough; else the newest one.
  private static Found counted(Start.Counted counted, Activity activity, Optional<Stamp> cause) {
    Track track = activity.track(counted.did().key());
    if (track.stamps().isEmpty()) {
      return never(counted.did());
    }
    Stamp end = cause.orElse(track.stamps().getLast());
    int most = until(track, end, counted.within());
    if (counted.count() == Count.AT_LEAST) {
      for (Stamp stamp : track.stamps()) {
        int here = until(track, stamp, counted.within());
        if (here >= most && (here > most || stamp.compareTo(end) > 0)) {
          most = here;
          end = stamp;
        }
      }
    }
    return new Found(
        Finding.COUNTED,
        cause.isPresent(),
        List.of(
            Said.did(counted.did()),
            Said.found(most),
            Said.detail(ReasonWords.duration(counted.within())),
            WhyNot.time(end.at()),
            Said.wanted(counted.count(), counted.times())));
  }

  /// How many of one case lie in the window that ends with an event.
  private static int until(Track track, Stamp end, Duration within) {
    Instant from = end.at().minus(within);
    return (int)
        track.of(end.key()).stream()
            .filter(stamp -> stamp.at().isAfter(from) && stamp.compareTo(end) <= 0)
            .count();
  }

  private static Found sequence(Start.Sequence sequence, Activity activity, Optional<Stamp> cause) {
    List<Stamp> firsts = activity.track(sequence.first().key()).stamps();
    Said first = Said.did(sequence.first());
    Said then = Said.did(sequence.then());
    if (firsts.isEmpty()) {
      return never(sequence.first());
    }
    Optional<Stamp> before =
        cause.flatMap(end ->
            activity.track(sequence.first().key()).of(end.key()).reversed().stream()
                .filter(stamp -> stamp.compareTo(end) < 0)
                .findFirst());
    if (cause.isPresent() && before.isPresent()) {
      return new Found(
          Finding.IN_TURN,
          true,
          List.of(first, WhyNot.time(before.get().at()), then, WhyNot.time(cause.get().at())));
    }
    return new Found(
        Finding.NOT_IN_TURN,
        false,
        List.of(
            first,
            WhyNot.time(firsts.getLast().at()),
            then,
            Said.detail(ReasonWords.duration(sequence.within()))));
  }

  private static Found quiet(
      Trigger trigger,
      @Nullable EventPattern did,
      Duration after,
      Activity activity,
      ZoneId zone,
      Instant now) {
    Optional<Instant> last =
        did == null
            ? Optional.ofNullable(activity.reacted())
            : activity.track(did.key()).newest(0).map(Stamp::at);
    if (last.isEmpty()) {
      return did == null ? new Found(Finding.NEVER_SEEN, false, List.of()) : never(did);
    }
    Stamp newest =
        did == null
            ? new Stamp(activity.lastSeen(), 0)
            : activity.track(did.key()).stamps().getLast();
    Instant due = Cases.ripe(activity, trigger, newest, zone).minus(trigger.when().patience());
    Said what = did == null ? new Said("anything", "irgendetwas") : Said.did(did);
    Said length = Said.detail(ReasonWords.duration(after));
    return now.isBefore(due)
        ? new Found(
            Finding.NOT_QUIET,
            false,
            List.of(what, WhyNot.time(last.get()), length, WhyNot.time(due)))
        : new Found(Finding.QUIET, true, List.of(what, WhyNot.time(last.get()), length));
  }
}
