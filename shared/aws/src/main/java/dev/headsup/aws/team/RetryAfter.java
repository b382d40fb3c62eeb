package dev.headsup.aws.team;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// How long a server asks to be left alone: the header `Retry-After` (RFC 9110, 10.2.3), in seconds
/// or as a date. What is neither, or lies behind us, says nothing; more than a day is a day.
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /// @param header as it came; null where there is none
  /// @param date the server's own time in ms, by which its date is meant; 0 where it did not say
  static Duration of(@Nullable String header, long date) {
    if (header == null || header.length() > 40) {
      return Duration.ZERO;
    }
    String text = header.strip();
    Duration asked;
    try {
      asked =
          text.chars().allMatch(Character::isDigit) && !text.isEmpty()
              ? Duration.ofSeconds(text.length() > 9 ? LONGEST.toSeconds() : Long.parseLong(text))
              : Duration.between(
                  Instant.ofEpochMilli(date),
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException neither) {
      return Duration.ZERO;
    }
    boolean seconds = Character.isDigit(text.charAt(0));
    if (asked.isNegative() || (date == 0 && !seconds)) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
