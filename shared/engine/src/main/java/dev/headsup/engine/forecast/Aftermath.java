package dev.headsup.engine.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// How many of those whom an incident concerned turned to support in the day after it began, those
/// who were told apart from those who were not.
///
/// @param began when the incident began
/// @param told how many customers were told of it
/// @param untold how many it concerned who were not told
/// @param ofTold contacts of customers who had been told, by the part of the day in which they came
/// @param ofUntold the same of all others whom it concerned
public record Aftermath(
    Instant began, long told, long untold, Map<Integer, Long> ofTold, Map<Integer, Long> ofUntold) {
  /// A part of the day after the beginning.
  public static final Duration PART = Duration.ofMinutes(15);

  /// How many parts are counted; what comes later is no longer taken for the incident's.
  public static final int PARTS = (int) Duration.ofDays(1).dividedBy(PART);

  public Aftermath {
    ofTold = Map.copyOf(ofTold);
    ofUntold = Map.copyOf(ofUntold);
    if (told < 0 || untold < 0) {
      throw new IllegalArgumentException("Nobody is less than nobody: " + told + ", " + untold);
    }
  }

  /// The part in which an instant lies: from 0 on, below [#PARTS] while it counts; negative before
  /// the beginning.
  public static int part(Instant began, Instant at) {
    return (int)
        Math.clamp(
            Math.floorDiv(Duration.between(began, at).toMillis(), PART.toMillis()), -1L, PARTS);
  }

  /// How many it concerned.
  public long affected() {
    return told + untold;
  }

  /// All contacts that were counted.
  public long contacts() {
    return sum(ofTold) + sum(ofUntold);
  }

  static long sum(Map<Integer, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }
}
