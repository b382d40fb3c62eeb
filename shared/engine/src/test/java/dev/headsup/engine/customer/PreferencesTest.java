package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PreferencesTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void aPauseEndsByItself() {
    Preferences paused = Preferences.NONE.paused(MONDAY.plusSeconds(60));

    assertThat(paused.isPaused(MONDAY.plusSeconds(59))).isTrue();
    assertThat(paused.isPaused(MONDAY.plusSeconds(60))).isFalse();
    assertThat(paused.paused(null).isPaused(MONDAY)).isFalse();
    assertThat(Preferences.NONE.isPaused(MONDAY)).isFalse();
  }

  @Test
  void aTriggerRestsUntilItsTimeAndIsThenForgotten() {
    Preferences resting = Preferences.NONE.resting("import-help", MONDAY.plusSeconds(60), MONDAY);

    assertThat(resting.rests("import-help", MONDAY)).isTrue();
    assertThat(resting.rests("import-help", MONDAY.plusSeconds(60))).isFalse();
    assertThat(resting.rests("another", MONDAY)).isFalse();
    Instant later = MONDAY.plus(Duration.ofDays(1));
    assertThat(resting.resting("another", later.plusSeconds(1), later).resting())
        .containsOnlyKeys("another");
  }

  @Test
  void ofTwoHalvesWhateverEitherAskedToBeSparedStays() {
    WeeklyWindow night = WeeklyWindow.daily(LocalTime.of(21, 0), LocalTime.of(8, 0));
    Preferences one = Preferences.NONE.paused(MONDAY).quietIn(List.of(night)).in("de");
    Preferences other =
        Preferences.NONE
            .paused(MONDAY.plusSeconds(1))
            .profilingStopped(true)
            .resting("import-help", MONDAY.plusSeconds(60), MONDAY);

    Preferences both = one.merge(other);

    assertThat(both.pausedUntil()).isEqualTo(MONDAY.plusSeconds(1));
    assertThat(both.quiet()).containsExactly(night);
    assertThat(both.language()).isEqualTo("de");
    assertThat(both.profilingStopped()).isTrue();
    assertThat(both.rests("import-help", MONDAY)).isTrue();
    assertThat(both.merge(one)).isEqualTo(both);
    assertThat(other.merge(one).pausedUntil()).isEqualTo(MONDAY.plusSeconds(1));
  }
}
