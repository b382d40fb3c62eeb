package dev.headsup.engine.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/// How long something counts: the time just behind us, or a page of the calendar.
public sealed interface Period {
  /// The longest rolling period.
  Duration LONGEST = Duration.ofDays(31);

  /// How long contacts have to be remembered: a month in which clocks go back is longer than 31
  /// days.
  Duration MEMORY = LONGEST.plusDays(1);

  /// When something that happened at an instant counts no more, seen from a place. It counts before
  /// that instant, and not at it.
  Instant leaves(Instant at, ZoneId zone);

  /// The time just behind us: what lies exactly its length back counts no more.
  ///
  /// @param length more than zero, at most [#LONGEST]
  record Rolling(Duration length) implements Period {
    public Rolling {
      if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("A period is more than zero, at most " + LONGEST);
      }
    }

    @Override
    public Instant leaves(Instant at, ZoneId zone) {
      return at.plus(length);
    }
  }

  /// A page of the calendar on the customer's wall. A day begins with its first instant, which is
  /// not midnight where clocks are put forward then.
  enum Calendar implements Period {
    /// From midnight to midnight.
    DAY,
    /// From Monday to Sunday (ISO 8601).
    WEEK,
    /// From the first of a month to its last day.
    MONTH;

    @Override
    public Instant leaves(Instant at, ZoneId zone) {
      LocalDate day = LocalDate.ofInstant(at, zone);
      LocalDate next =
          switch (this) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
          };
      return next.atStartOfDay(zone).toInstant();
    }
  }
}
