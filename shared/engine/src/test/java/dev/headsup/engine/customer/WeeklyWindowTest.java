package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WeeklyWindowTest {
  // 2026-03-02 is a Monday.
  @ParameterizedTest
  @CsvSource({
    "21:00, 08:00, 2026-03-02T20:59, false",
    "21:00, 08:00, 2026-03-02T21:00, true",
    "21:00, 08:00, 2026-03-03T07:59, true",
    "21:00, 08:00, 2026-03-03T08:00, false",
    "21:00, 08:00, 2026-03-03T21:00, false",
    "21:00, 08:00, 2026-03-02T07:00, false",
    "09:00, 17:00, 2026-03-02T12:00, true",
    "09:00, 17:00, 2026-03-02T17:00, false",
    "09:00, 17:00, 2026-03-03T12:00, false",
    "08:00, 08:00, 2026-03-02T08:00, true",
    "08:00, 08:00, 2026-03-03T07:59, true",
    "08:00, 08:00, 2026-03-03T08:00, false",
  })
  void aMondayWindowHoldsAsTheTableSays(
      LocalTime from, LocalTime until, LocalDateTime wall, boolean inside) {
    WeeklyWindow monday = new WeeklyWindow(Set.of(DayOfWeek.MONDAY), from, until);

    assertThat(monday.contains(wall)).isEqualTo(inside);
  }

  @Test
  void aDailyWindowGoesOnPastMidnightEveryDay() {
    WeeklyWindow night = WeeklyWindow.daily(LocalTime.of(21, 0), LocalTime.of(8, 0));

    for (int day = 1; day <= 7; day++) {
      assertThat(night.contains(LocalDateTime.of(2026, 3, day, 3, 0))).isTrue();
      assertThat(night.contains(LocalDateTime.of(2026, 3, day, 12, 0))).isFalse();
    }
  }

  @Test
  void aWindowOfNoDayIsRefused() {
    assertThatThrownBy(() -> new WeeklyWindow(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
        .hasMessage("A weekly window has a day");
  }
}
