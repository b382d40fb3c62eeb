package dev.headsup.engine.trigger;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// Times of the calendar, by somebody's clock: on some days of the week, at a time of day.
///
/// @param days at least one
public record Schedule(Set<DayOfWeek> days, LocalTime at) {
  public Schedule {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("A schedule names at least one day");
    }
  }

  /// The next such time after a moment. Where the clock is put forward over it, the time that the
  /// clock shows then; where it is put back, the earlier of the two.
  public Instant next(Instant after, ZoneId zone) {
    LocalDate day = after.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead <= 8; ahead++) {
      LocalDate some = day.plusDays(ahead);
      Instant time = some.atTime(at).atZone(zone).toInstant();
      if (days.contains(some.getDayOfWeek()) && time.isAfter(after)) {
        return time;
      }
    }
    throw new IllegalStateException("A week has no such day: " + this);
  }
}
