package dev.headsup.local.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// From when to when a person asks, in UTC.
///
/// @param from the first instant that counts
/// @param to the first that does not any more
public record Span(Instant from, Instant to) {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(3_660);

  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("--from " + from + " is not before --to " + to);
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("--from and --to are at most ten years apart");
    }
  }

  /// What a person wrote: an instant such as `2026-03-01T12:00:00Z`, or a day such as `2026-03-01`,
  /// which is all of it. Without an end it is in ten minutes, for clients whose clocks are ahead;
  /// without a start, 30 days before the end.
  ///
  /// @throws IllegalArgumentException saying what is wrong
  public static Span of(Optional<String> from, Optional<String> to, Instant now) {
    Instant end =
        to.map(text -> time("--to", text, 1))
            .orElseGet(() -> now.plus(AHEAD).truncatedTo(ChronoUnit.SECONDS));
    Instant start = from.map(text -> time("--from", text, 0)).orElseGet(() -> end.minus(USUAL));
    return new Span(start, end);
  }

  private static Instant time(String option, String text, int days) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException bad) {
      throw new IllegalArgumentException(
          "%s takes a day such as 2026-03-01 or an instant such as 2026-03-01T12:00:00Z, not '%s'"
              .formatted(option, text),
          bad);
    }
  }
}
