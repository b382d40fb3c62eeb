package dev.headsup.functions.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A point in time as people read it: relative where that is what they ask, else in the one zone of
/// the page.
///
/// @param words for the eye, for example `2 min ago` or `14:05:21`
/// @param full the whole of it, for who asks, for example `Sun 22 Nov 2026, 14:05:21 UTC`
/// @param iso for machines
record Moment(String words, String full, String iso) {
  private static final DateTimeFormatter FULL = format("EEE d MMM yyyy, HH:mm:ss 'UTC'");
  private static final DateTimeFormatter DATED = format("d MMM, HH:mm");
  private static final DateTimeFormatter DAY = format("d MMM yyyy");
  private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
  private static final DateTimeFormatter DATED_SECONDS = format("d MMM, HH:mm:ss");
  private static final DateTimeFormatter MINUTES = format("HH:mm");
  private static final DateTimeFormatter WEEKDAY = format("EEE HH:mm");

  /// How long ago, or how soon; after a day the date and time in the page's zone.
  static Moment ago(Instant at, ZoneId page, Instant now) {
    return of(at, agoWords(Duration.between(at, now), at.atZone(page)));
  }

  /// The time of day to the second in somebody's zone, with the date unless it is today there.
  static Moment clock(Instant at, ZoneId zone, Instant now) {
    boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return of(at, (today ? SECONDS : DATED_SECONDS).format(at.atZone(zone)));
  }

  /// The time of day to the minute in somebody's zone, where the date stands beside it.
  static Moment timeOfDay(Instant at, ZoneId zone) {
    return of(at, MINUTES.format(at.atZone(zone)));
  }

  /// The date alone.
  static Moment day(Instant at, ZoneId page) {
    return of(at, DAY.format(at.atZone(page)));
  }

  /// What a customer's own clock said, to stand second beside a time in the page's zone, for
  /// example `23:05 their time`, or `Fri 00:05 their time` when it was another day there; empty
  /// where theirs reads the same.
  static String theirs(Instant at, ZoneId customer, ZoneId page) {
    LocalDateTime there = LocalDateTime.ofInstant(at, customer);
    LocalDateTime here = LocalDateTime.ofInstant(at, page);
    if (there.equals(here)) {
      return "";
    }
    boolean sameDay = there.toLocalDate().equals(here.toLocalDate());
    return (sameDay ? MINUTES : WEEKDAY).format(there) + " their time";
  }

  private static Moment of(Instant at, String words) {
    return new Moment(words, FULL.format(at.atZone(ZoneOffset.UTC)), at.toString());
  }

  private static String agoWords(Duration age, ZonedDateTime at) {
    long seconds = age.toSeconds();
    if (seconds < -30) {
      return "in " + span(age.negated());
    }
    if (seconds < 60) {
      return "just now";
    }
    return age.compareTo(Duration.ofHours(24)) < 0 ? span(age) + " ago" : DATED.format(at);
  }

  /// A duration in its largest unit, rounded down, for example `4 min`.
  static String span(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return Math.max(1, duration.toSeconds()) + " s";
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return duration.toMinutes() + " min";
    }
    return duration.compareTo(Duration.ofDays(2)) < 0
        ? duration.toHours() + " h"
        : duration.toDays() + " days";
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
