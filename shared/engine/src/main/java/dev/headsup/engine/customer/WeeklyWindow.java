package dev.headsup.engine.customer;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// Hours of a week by the clock on the wall, such as every day from 21:00 until 08:00.
///
/// @param days the days on which it begins; at least one
/// @param from when it begins
/// @param until when it ends; at or before `from` it ends on the day after, so that equal times are
///   a whole day
public record WeeklyWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
  public WeeklyWindow {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("A weekly window has a day");
    }
    days = Set.copyOf(days);
  }

  /// The same hours on every day.
  public static WeeklyWindow daily(LocalTime from, LocalTime until) {
    return new WeeklyWindow(EnumSet.allOf(DayOfWeek.class), from, until);
  }

  /// Whether a moment on the wall lies in it; its end does not.
  public boolean contains(LocalDateTime wall) {
    LocalTime time = wall.toLocalTime();
    boolean begunToday = days.contains(wall.getDayOfWeek()) && !time.isBefore(from);
    boolean overnight = !until.isAfter(from);
    if (!overnight) {
      return begunToday && time.isBefore(until);
    }
    return begunToday || (days.contains(wall.getDayOfWeek().minus(1)) && time.isBefore(until));
  }
}
