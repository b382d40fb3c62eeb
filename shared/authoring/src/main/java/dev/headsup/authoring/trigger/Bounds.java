package dev.headsup.authoring.trigger;

import java.time.Duration;

/// How far the times of a trigger may go. They bound what is remembered per customer and how long a
/// case may wait.
final class Bounds {
  /// The longest window of a condition, and of success.
  static final Duration WINDOW = Duration.ofDays(90);

  /// The longest wait.
  static final Duration WAIT = Duration.ofDays(14);

  /// The longest time after which a message still helps.
  static final Duration EXPIRY = Duration.ofDays(30);

  /// The longest window of a limit.
  static final Duration LIMIT = Duration.ofDays(365);

  /// The window of a condition that names none.
  static final Duration DEFAULT_WINDOW = Duration.ofDays(1);

  /// The expiry of a trigger that names none.
  static final Duration DEFAULT_EXPIRY = Duration.ofDays(1);

  private Bounds() {}
}
