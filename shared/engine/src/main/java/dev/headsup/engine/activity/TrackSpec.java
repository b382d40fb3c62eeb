package dev.headsup.engine.activity;

import java.time.Duration;

/// How much of one condition is remembered: enough for every trigger that asks about it.
///
/// @param key names the condition in the packed form
/// @param capacity how many stamps are kept at most; 2N - 1 for the highest threshold N, so that a
///   late event still finds all its neighbours on both sides
/// @param horizon how far before the newest stamp one is still kept; twice the longest window, for
///   the same reason
public record TrackSpec(int key, int capacity, Duration horizon) {
  /// The most stamps a track can keep; it bounds the packed size and so the highest threshold.
  public static final int MAX_CAPACITY = 299;

  public TrackSpec {
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw new IllegalArgumentException("capacity is 1 to " + MAX_CAPACITY + ": " + capacity);
    }
  }

  /// What a question for `times` within `window` needs.
  public static TrackSpec forCount(int key, int times, Duration window) {
    return new TrackSpec(key, 2 * times - 1, window.multipliedBy(2));
  }

  /// What a trigger needs whose cases start with `times` within `window` and of which `cases` may
  /// be told: a case that comes late must still find its place among them.
  public static TrackSpec forCases(int key, int times, Duration window, int cases) {
    return new TrackSpec(key, 2 * times - 1 + cases, window.multipliedBy(2));
  }

  /// What serves both this and another question about the same condition.
  public TrackSpec or(TrackSpec other) {
    return new TrackSpec(
        key,
        Math.max(capacity, other.capacity),
        horizon.compareTo(other.horizon) >= 0 ? horizon : other.horizon);
  }
}
