package dev.headsup.engine.metric;

import java.util.OptionalDouble;

/// What is counted of one series in one [Tallies#SLOT]: four small numbers, so that counting costs
/// next to nothing.
///
/// @param volume how many events
/// @param failed how many of them were failures
/// @param timed how many of them said how long something took
/// @param logMillis the sum of the logarithms of these times in milliseconds, each times 1,000
public record Tally(long volume, long failed, long timed, long logMillis) {
  /// Nothing.
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  private static final double LONGEST = 1e7;

  /// One event.
  ///
  /// @param millis how long something took; what is below a millisecond counts as one
  public static Tally of(boolean failed, OptionalDouble millis) {
    return new Tally(
        1,
        failed ? 1 : 0,
        millis.isPresent() ? 1 : 0,
        millis.isPresent()
            ? Math.round(1000 * Math.log(Math.clamp(millis.getAsDouble(), 1, LONGEST)))
            : 0);
  }

  /// Both together.
  public Tally and(Tally other) {
    return new Tally(
        volume + other.volume,
        failed + other.failed,
        timed + other.timed,
        logMillis + other.logMillis);
  }
}
