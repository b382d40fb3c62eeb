package dev.headsup.authoring.policy;

import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.customer.WeeklyWindow;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads hours of the week and holidays: `21:00 to 08:00`, `mon to fri 20:00 to 09:00`, `sat and
/// sun all day`; `12-25`, `2027-04-02`.
final class Hours {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
  private static final Pattern WINDOW =
      Pattern.compile(
          "(?:("
              + DAY
              + ") to ("
              + DAY
              + ") |("
              + DAY
              + "(?: and "
              + DAY
              + ")*) )?(?:(\\d{1,2}:\\d\\d) to (\\d{1,2}:\\d\\d)|all day)");
  private static final Pattern YEARLY = Pattern.compile("\\d\\d-\\d\\d");
  private static final Pattern ONCE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /// The end of a day, as people write it.
  private static final String MIDNIGHT = "24:00";

  /// Says that there are none.
  static final String NONE = "none";

  private final Page page;

  Hours(Page page) {
    this.page = page;
  }

  /// Windows, or `none`.
  List<WeeklyWindow> windows(YamlNode node, String word) {
    if (node instanceof YamlNode.Text text && text.value().strip().equals(NONE)) {
      return List.of();
    }
    List<WeeklyWindow> windows = new ArrayList<>();
    page.items(node, word).forEach(item -> window(item, word).ifPresent(windows::add));
    return windows;
  }

  private Optional<WeeklyWindow> window(YamlNode node, String word) {
    String text = page.text(node, word);
    Matcher exact = WINDOW.matcher(text);
    if (!exact.matches()) {
      if (!text.equals(Page.NOTHING)) {
        page.fault(
            node,
            "'"
                + text
                + "' is not understood for '"
                + word
                + "'; write for example '21:00 to 08:00', 'mon to fri 20:00 to 09:00',"
                + " 'sat and sun all day' or 'none'");
      }
      return Optional.empty();
    }
    Set<DayOfWeek> days = days(exact.group(1), exact.group(2), exact.group(3));
    if (exact.group(4) == null) {
      return Optional.of(new WeeklyWindow(days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    }
    Optional<LocalTime> from = time(node, exact.group(4));
    Optional<LocalTime> until = time(node, exact.group(5));
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (from.get().equals(until.get()) && !exact.group(5).equals(MIDNIGHT)) {
      page.fault(node, "this begins and ends at " + from.get() + "; for all of it write 'all day'");
      return Optional.empty();
    }
    return Optional.of(new WeeklyWindow(days, from.get(), until.get()));
  }

  private static Set<DayOfWeek> days(String first, String last, String list) {
    if (first != null) {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      DayOfWeek day = day(first);
      days.add(day);
      while (day != day(last)) {
        day = day.plus(1);
        days.add(day);
      }
      return days;
    }
    if (list == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String each : list.split(" and ")) {
      days.add(day(each));
    }
    return days;
  }

  private static DayOfWeek day(String word) {
    return DayOfWeek.of(1 + DAYS.indexOf(word));
  }

  /// A time of day; 24:00 is midnight.
  private Optional<LocalTime> time(YamlNode node, String text) {
    try {
      String padded = text.length() == 4 ? "0" + text : text;
      return Optional.of(padded.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(padded));
    } catch (DateTimeException noTime) {
      page.fault(node, "'" + text + "' is no time of day: 00:00 to 24:00");
      return Optional.empty();
    }
  }

  /// Days of every year and days of one year.
  record Holidays(Set<LocalDate> dates, Set<MonthDay> yearly) {
    static final Holidays NONE = new Holidays(Set.of(), Set.of());
  }

  Holidays holidays(YamlNode node) {
    Set<LocalDate> dates = new HashSet<>();
    Set<MonthDay> yearly = new HashSet<>();
    for (YamlNode item : page.items(node, "holidays")) {
      String text = page.text(item, "holidays");
      try {
        if (YEARLY.matcher(text).matches()) {
          yearly.add(MonthDay.parse("--" + text));
          continue;
        }
        if (ONCE.matcher(text).matches()) {
          dates.add(LocalDate.parse(text));
          continue;
        }
      } catch (DateTimeException noDay) {
        page.fault(item, "'" + text + "' is no day of the calendar");
        continue;
      }
      if (!text.equals(Page.NOTHING)) {
        page.fault(
            item,
            "'"
                + text
                + "' is no holiday; write '12-25' for the 25th of December of every year,"
                + " or '2027-04-02' for one day");
      }
    }
    return new Holidays(dates, yearly);
  }
}
