package dev.headsup.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How soon customers hear of what is new about an incident. C3: one that comes and goes is told at
/// most once, and its end once.
class NewsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private @Nullable Incident incident;
  private Announced told = Announced.NOTHING;
  private final List<Phase> heard = new ArrayList<>();

  private static Instant second(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static Report report(Phase phase, Impact impact, Instant starts, Instant at) {
    return new Report(
        "api",
        at.toEpochMilli(),
        true,
        "Down",
        List.of("checkout"),
        impact,
        phase,
        Confidence.DECLARED,
        starts,
        phase.isOver() ? at : null,
        null,
        "",
        at);
  }

  private void says(Phase phase, long at) {
    says(report(phase, Impact.MAJOR, NOON, second(at)), second(at));
  }

  private void says(Report report, Instant now) {
    Incident before = incident;
    incident = before == null ? Incident.of("i", report) : before.with(report);
    looks(now);
  }

  /// Whoever brings the news, or the sweep, has it announced where it is due.
  private void looks(Instant now) {
    Incident current = incident;
    if (current != null && News.due(current, told).filter(due -> !due.isAfter(now)).isPresent()) {
      told = Announced.of(current, now);
      heard.add(current.phase());
    }
  }

  private void sweeps(long from, long until) {
    for (long at = from; at <= until; at += 60) {
      looks(second(at));
    }
  }

  @Test
  void aHundredTurnsInAnHourAreOneStartAndOneEnd() {
    for (int turn = 0; turn < 200; turn++) {
      says(turn % 2 == 0 ? Phase.OPEN : Phase.RESOLVED, turn * 18L);
      looks(second(turn * 18L + 9));
    }
    sweeps(3_600, 7_200);

    assertThat(heard).containsExactly(Phase.OPEN, Phase.RESOLVED);
  }

  @Test
  void whatLastsIsToldAtOnce() {
    says(Phase.OPEN, 0);
    says(Phase.RESOLVED, 600);

    assertThat(heard).containsExactly(Phase.OPEN, Phase.RESOLVED);
  }

  @Test
  void anEndSoonAfterTheBeginningHasToLast() {
    says(Phase.OPEN, 0);
    says(Phase.RESOLVED, 120);
    sweeps(180, 419);
    assertThat(heard).containsExactly(Phase.OPEN);

    sweeps(420, 480);
    assertThat(heard).containsExactly(Phase.OPEN, Phase.RESOLVED);
  }

  @Test
  void newsWaitForEachOtherAndWhatIsWorseDoesNot() {
    says(Phase.OPEN, 0);
    says(Phase.MITIGATING, 300);
    sweeps(360, News.DIGEST.toSeconds() - 60);
    assertThat(heard).containsExactly(Phase.OPEN);

    sweeps(News.DIGEST.toSeconds(), News.DIGEST.toSeconds() + 60);
    assertThat(heard).containsExactly(Phase.OPEN, Phase.MITIGATING);

    Instant later = second(News.DIGEST.toSeconds() + 120);
    says(report(Phase.MITIGATING, Impact.CRITICAL, NOON, later), later);
    assertThat(heard).hasSize(3);
  }

  @Test
  void aMaintenanceIsToldAheadAndAtOnceWhenItMoves() {
    Instant starts = NOON.plus(Duration.ofDays(20));
    says(report(Phase.SCHEDULED, Impact.MINOR, starts, NOON), NOON);
    assertThat(heard).isEmpty();

    Instant ahead = starts.minus(News.AHEAD);
    looks(ahead.minusSeconds(1));
    assertThat(heard).isEmpty();
    looks(ahead);
    assertThat(heard).containsExactly(Phase.SCHEDULED);

    Instant moved = ahead.plusSeconds(600);
    says(report(Phase.SCHEDULED, Impact.MINOR, starts.plusSeconds(3600), moved), moved);
    assertThat(heard).containsExactly(Phase.SCHEDULED, Phase.SCHEDULED);
  }
}
