package dev.headsup.aws.segment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which times are believed.
final class Times {
  private Times() {}

  /// What is wrong with a time that a client wrote, if anything.
  ///
  /// @param field its name, for the person who reads the problem
  static Optional<Problem> problem(String field, String text, Instant received) {
    return problem(field, Timestamps.read(text).orElse(null), received);
  }

  /// As above.
  ///
  /// @param time what was read of it; null when it is none
  static Optional<Problem> problem(String field, @Nullable Instant time, Instant received) {
    if (time == null) {
      return Optional.of(
          new Problem(
              Reason.BAD_TIMESTAMP, field + " is no ISO-8601 time such as 2026-01-31T12:00:00Z"));
    }
    if (time.isAfter(received.plus(Limits.AHEAD))) {
      return Optional.of(
          new Problem(
              Reason.FROM_THE_FUTURE, field + " lies more than five minutes after its receipt"));
    }
    if (time.isBefore(Limits.EARLIEST)) {
      return Optional.of(new Problem(Reason.BEFORE_2000, field + " lies before the year 2000"));
    }
    return Optional.empty();
  }
}
