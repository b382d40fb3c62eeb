package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Q4: runs in which nobody is told anything show nothing, and do not pass for runs that held.
class ReportTest {
  @Test
  void aBatchThatNeverTellsOfAKindFails() {
    Report report = report(50, Map.of("e-mail", 2L, "help", 2L));

    assertThat(report.failed())
        .containsExactly("in all runs nobody was told anything of push message");
    assertThat(report.text())
        .contains("50 of 50 runs (a test), 0 failed")
        .contains("told: e-mail 100; help 100; 2 to 2 messages a run, in 0 runs none")
        .contains("FAILED in all runs nobody was told anything of push message");
  }

  @Test
  void aBatchInWhichEveryKindIsToldHolds() {
    assertThat(report(50, Map.of("e-mail", 1L, "push message", 1L, "help", 2L)).failed()).isEmpty();
  }

  @Test
  void ofFewRunsItIsChance() {
    assertThat(report(49, Map.of("e-mail", 1L, "help", 1L)).failed()).isEmpty();
  }

  @Test
  void atMostOneOfFiftyRunsMayTellNobody() {
    Report report = report(98, Map.of("e-mail", 1L, "push message", 1L, "help", 2L));
    report.add(outcome(Map.of()), "again");
    assertThat(report.failed()).isEmpty();

    report.add(outcome(Map.of()), "again");
    report.add(outcome(Map.of()), "again");

    assertThat(report.failed()).containsExactly("in 3 of 101 runs nobody was told anything");
  }

  private static Report report(int runs, Map<String, Long> told) {
    Report report = new Report("a test", runs, Set.of("e-mail", "push message", "help"));
    for (int run = 0; run < runs; run++) {
      report.add(outcome(told), "again");
    }
    return report;
  }

  private static Outcome outcome(Map<String, Long> told) {
    return new Outcome(
        1,
        new World(Faults.NONE, false).trace(),
        1,
        1,
        1,
        0,
        told,
        Map.of(),
        Map.of(),
        List.of(),
        Duration.ZERO);
  }
}
