package dev.headsup.engine.trigger;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.TrackSpec;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A condition on what a customer did before, for example "did Import Succeeded at most 0 times
/// within 20 minutes".
///
/// "Ever" means: since some live trigger asks about it. What happened before Headsup watched is not
/// known.
///
/// @param times 0 to 100
/// @param within how far back it looks, or null for ever; the window is open at its start
public record Past(EventPattern did, Count count, int times, @Nullable Duration within) {
  /// The window of a condition on what came since the case started: the moment itself, and after.
  private static final Duration SINCE = Duration.ofMillis(1);

  /// As long as anything is remembered.
  private static final Duration EVER = Duration.ofDays(36_500);

  public Past {
    if (times < 0 || times > When.MAX_TIMES || (count == Count.AT_LEAST && times == 0)) {
      throw new IllegalArgumentException("times is 0 to 100, and at least 1: " + times);
    }
    if (within != null && !within.isPositive()) {
      throw new IllegalArgumentException("a window is longer than zero");
    }
  }

  /// Did it at least once.
  public static Past did(EventPattern did, @Nullable Duration within) {
    return new Past(did, Count.AT_LEAST, 1, within);
  }

  /// Did not do it.
  public static Past not(EventPattern did, @Nullable Duration within) {
    return new Past(did, Count.AT_MOST, 0, within);
  }

  /// Did not do it since the case started; what lies before does not count.
  public static Past notSince(EventPattern did) {
    return not(did, SINCE);
  }

  /// Whether only what came since the case started counts.
  public boolean isSince() {
    return SINCE.equals(within);
  }

  /// Whether it holds, from `within` before a moment on and without an end.
  ///
  /// @param key the case's correlation, 0 for none; it counts where the pattern is told apart by it
  public boolean holds(Activity activity, Instant moment, int key) {
    int found =
        activity
            .track(did.key())
            .countAfter(moment.minus(within == null ? EVER : within), did.by() == null ? 0 : key);
    return count.holds(found, times);
  }

  /// How much of it must be remembered where it is asked now.
  TrackSpec spec() {
    return spec(Duration.ZERO);
  }

  /// How much of it must be remembered: one more than is asked about tells "more".
  ///
  /// @param later how long after the moment it may still be asked
  TrackSpec spec(Duration later) {
    Duration span = within == null ? EVER.dividedBy(2) : within.plus(later);
    return did.remembered(TrackSpec.forCount(did.key(), times + 1, span));
  }
}
