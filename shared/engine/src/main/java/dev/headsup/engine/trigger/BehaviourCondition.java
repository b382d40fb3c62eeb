package dev.headsup.engine.trigger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a customer's own behaviour starts a case: they did something at least so many times within
/// a window, and did not do something else; then wait and look again.
///
/// @param times 1 to 100
/// @param within the window, open at its start: events exactly so long apart are not in one
/// @param unless what must not have happened, or null
/// @param patience how long to give them to recover; zero for not at all
public record BehaviourCondition(
    EventPattern did, int times, Duration within, @Nullable Absence unless, Duration patience) {
  /// The highest threshold; it bounds what is remembered per customer.
  public static final int MAX_TIMES = 100;

  public BehaviourCondition {
    if (times < 1 || times > MAX_TIMES) {
      throw new IllegalArgumentException("times is 1 to " + MAX_TIMES + ": " + times);
    }
    if (!within.isPositive() || patience.isNegative()) {
      throw new IllegalArgumentException("a window is longer than zero, patience not negative");
    }
  }

  /// Something not done in the window before the cause, nor since.
  ///
  /// @param within how far before the cause the look goes back
  public record Absence(EventPattern did, Duration within) {
    public Absence {
      if (!within.isPositive()) {
        throw new IllegalArgumentException("a window is longer than zero");
      }
    }
  }
}
