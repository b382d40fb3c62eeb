package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the times of one test: `10:00`, `day 3 at 10:00`, `+5 minutes` after the time before. All
/// of them are UTC, and day 1 is the test's day.
final class Clock {
  /// A Monday, far from any change of clocks.
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final Pattern TIME =
      Pattern.compile("(?:day (\\d{1,3}) at )?(([01]\\d|2[0-3]):[0-5]\\d)");

  private final Page page;
  private final LocalDate day;
  private Instant last;

  Clock(Page page, LocalDate day) {
    this.page = page;
    this.day = day;
    this.last = day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
  }

  /// A day of the calendar; the usual one after a fault.
  static LocalDate day(Page page, YamlNode node) {
    String text = page.text(node, "day");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      if (!text.equals(Page.NOTHING)) {
        page.fault(node, "'" + text + "' is no day; write for example 2026-03-02");
      }
      return DAY;
    }
  }

  /// The time at a word; times after a `+` count from the one read before.
  Instant read(YamlNode node, String word) {
    String text = page.text(node, word);
    if (text.startsWith("+")) {
      last = last.plus(Durations.read(page, node, word, text.substring(1).strip(), FARTHEST));
      return last;
    }
    Matcher exact = TIME.matcher(text);
    if (exact.matches()) {
      int ahead = exact.group(1) == null ? 0 : Integer.parseInt(exact.group(1)) - 1;
      last = day.plusDays(ahead).atTime(LocalTime.parse(exact.group(2))).toInstant(ZoneOffset.UTC);
    } else if (!text.equals(Page.NOTHING)) {
      page.fault(
          node,
          "'"
              + text
              + "' is no time of a test; write for example 10:00, +5 minutes or day 3 at"
              + " 10:00 (UTC)");
    }
    return last;
  }

  /// The time of the newest event.
  Instant last() {
    return last;
  }
}
