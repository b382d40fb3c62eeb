package dev.headsup.engine.policy;

import dev.headsup.engine.customer.WeeklyWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// When it is quiet, by the clock and the calendar on the customer's wall.
///
/// An instant is quiet when the date and time on the wall are. So where clocks go back, an hour
/// that comes twice is quiet twice or never, and where they go forward, an hour that is left out is
/// nobody's.
///
/// @param windows hours of the week
/// @param dates days that are quiet as a whole
/// @param yearly days that are quiet as a whole, every year
public record QuietHours(List<WeeklyWindow> windows, Set<LocalDate> dates, Set<MonthDay> yearly) {
  /// Never quiet.
  public static final QuietHours NONE = of(List.of());

  /// How far a search goes; what is quiet for longer is quiet forever.
  private static final Duration HORIZON = Duration.ofDays(400);

  public QuietHours {
    windows = List.copyOf(windows);
    dates = Set.copyOf(dates);
    yearly = Set.copyOf(yearly);
  }

  /// Quiet in these hours of every week.
  public static QuietHours of(List<WeeklyWindow> windows) {
    return new QuietHours(windows, Set.of(), Set.of());
  }

  /// These holidays, with other hours of the week.
  public QuietHours with(List<WeeklyWindow> others) {
    return new QuietHours(others, dates, yearly);
  }

  /// Quiet when either is.
  public QuietHours or(QuietHours other) {
    return new QuietHours(
        joined(windows, other.windows), union(dates, other.dates), union(yearly, other.yearly));
  }

  /// Whether it is quiet at a place.
  public boolean isQuiet(Instant at, ZoneId zone) {
    return isQuiet(LocalDateTime.ofInstant(at, zone));
  }

  /// Whether it is quiet when a wall shows this.
  public boolean isQuiet(LocalDateTime wall) {
    return isHoliday(wall.toLocalDate())
        || windows.stream().anyMatch(window -> window.contains(wall));
  }

  /// The first instant from `at` on that is not quiet at a place; `at` itself where it is not
  /// quiet. Empty when there is none for more than a year.
  public Optional<Instant> nextOpen(Instant at, ZoneId zone) {
    if (windows.isEmpty() && dates.isEmpty() && yearly.isEmpty()) {
      return Optional.of(at);
    }
    ZoneRules rules = zone.getRules();
    Instant end = at.plus(HORIZON);
    Instant from = at;
    // Between two changes of the offset the wall runs as time does, so the search is one on a wall.
    while (from.isBefore(end)) {
      ZoneOffset offset = rules.getOffset(from);
      Optional<Instant> open =
          nextOpen(LocalDateTime.ofEpochSecond(from.getEpochSecond(), from.getNano(), offset))
              .map(wall -> wall.toInstant(offset));
      if (open.filter(from::equals).isPresent()) {
        return open;
      }
      ZoneOffsetTransition change = rules.nextTransition(from);
      if (change == null || open.filter(change.getInstant()::isAfter).isPresent()) {
        return open;
      }
      from = change.getInstant();
    }
    return Optional.empty();
  }

  /// The first instant from `at` on, and before `limit`, that is not quiet at any of these places.
  public Optional<Instant> nextOpen(Instant at, Collection<ZoneId> zones, Instant limit) {
    Instant from = at;
    while (from.isBefore(limit)) {
      Instant before = from;
      for (ZoneId zone : zones) {
        Optional<Instant> open = nextOpen(from, zone);
        if (open.isEmpty()) {
          return open;
        }
        from = open.get();
      }
      if (from.equals(before)) {
        return Optional.of(from);
      }
    }
    return Optional.empty();
  }

  private Optional<LocalDateTime> nextOpen(LocalDateTime start) {
    LocalDateTime end = start.plus(HORIZON);
    LocalDateTime wall = start;
    while (wall.isBefore(end)) {
      if (isHoliday(wall.toLocalDate())) {
        wall = wall.toLocalDate().plusDays(1).atStartOfDay();
        continue;
      }
      LocalDateTime now = wall;
      Optional<LocalDateTime> over =
          windows.stream()
              .filter(window -> window.contains(now))
              .map(window -> end(window, now))
              .max(LocalDateTime::compareTo);
      if (over.isEmpty()) {
        return Optional.of(wall);
      }
      wall = over.get();
    }
    return Optional.empty();
  }

  /// When a window that contains this ends, or begins anew.
  private static LocalDateTime end(WeeklyWindow window, LocalDateTime wall) {
    LocalDate day = wall.toLocalDate();
    LocalTime time = wall.toLocalTime();
    boolean begunToday =
        window.days().contains(DayOfWeek.from(day)) && !time.isBefore(window.from());
    boolean overnight = !window.until().isAfter(window.from());
    return (begunToday && overnight ? day.plusDays(1) : day).atTime(window.until());
  }

  private boolean isHoliday(LocalDate day) {
    return dates.contains(day) || (!yearly.isEmpty() && yearly.contains(MonthDay.from(day)));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    return Set.copyOf(joined(List.copyOf(one), List.copyOf(other)));
  }
}
