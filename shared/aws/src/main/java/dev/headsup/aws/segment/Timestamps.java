package dev.headsup.aws.segment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads ISO-8601 times as the published clients write them: a date, or a date and a time with or
/// without seconds and fractions, with `Z`, an offset (`+02:00`, `+0200`, `+02`) or nothing, which
/// then means UTC. Written by hand: the JDK's formatter needs several attempts for these forms and
/// costs a cold start a hundred classes.
final class Timestamps {
  private final String text;
  private int at;

  private Timestamps(String text) {
    this.text = text;
  }

  /// The time that a text says, to the nanosecond; empty when it says none.
  static Optional<Instant> read(String text) {
    try {
      return Optional.of(new Timestamps(text).instant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private Instant instant() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    int hour = 0;
    int minute = 0;
    int second = 0;
    int nanos = 0;
    ZoneOffset offset = ZoneOffset.UTC;
    if (takes("Tt ")) {
      hour = digits(2);
      expect(':');
      minute = digits(2);
      if (takes(":")) {
        second = digits(2);
        nanos = takes(".,") ? fraction() : 0;
      }
      offset = offset();
    }
    if (at != text.length()) {
      throw unreadable();
    }
    return LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(offset);
  }

  private ZoneOffset offset() {
    if (at == text.length() || takes("Zz")) {
      return ZoneOffset.UTC;
    }
    boolean behind = takes("-");
    if (!behind) {
      expect('+');
    }
    int hours = digits(2);
    int minutes = 0;
    if (takes(":") || at < text.length()) {
      minutes = digits(2);
    }
    return behind
        ? ZoneOffset.ofHoursMinutes(-hours, -minutes)
        : ZoneOffset.ofHoursMinutes(hours, minutes);
  }

  private int fraction() {
    int start = at;
    int nanos = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      // What is finer than a nanosecond is passed over.
      if (at - start < 9) {
        nanos = nanos * 10 + (text.charAt(at) - '0');
      }
      at++;
    }
    if (at == start) {
      throw unreadable();
    }
    for (int digit = at - start; digit < 9; digit++) {
      nanos *= 10;
    }
    return nanos;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (at == text.length() || !isDigit(text.charAt(at))) {
        throw unreadable();
      }
      value = value * 10 + (text.charAt(at++) - '0');
    }
    return value;
  }

  private void expect(char wanted) {
    if (at == text.length() || text.charAt(at++) != wanted) {
      throw unreadable();
    }
  }

  private boolean takes(String any) {
    boolean taken = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
    if (taken) {
      at++;
    }
    return taken;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static DateTimeException unreadable() {
    return new DateTimeException("Not an ISO-8601 time");
  }
}
