package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Drawn;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Once;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Q1 and Q4: a seed is one run, the same each time; all that must hold holds throughout (among it
/// no send while all is stopped, G1, and no claim after a no, L30), and when the faults are over
/// everything finds its end within half an hour.
class SeedsTest {
  @Test
  void whatAQuietRunTellsIsTold() {
    Outcome outcome = Run.of(1, Size.SMALL, Faults.NONE, false);

    assertThat(outcome.violations()).isEmpty();
    assertThat(outcome.sent()).isPositive();
    assertThat(outcome.injected()).isEmpty();
  }

  /// Q1
  @Test
  void theSameSeedIsTheSameRunStepByStep() {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(drawn(seed, true).trace().text())
          .as("the trace of seed %d", seed)
          .isEqualTo(drawn(seed, true).trace().text());
    }
  }

  /// Q4
  @Test
  void everySeedIsSafeAndFindsItsEnd() {
    for (long seed = 0; seed < 30; seed++) {
      Outcome outcome = drawn(seed, false);
      assertThat(outcome.violations()).as(outcome.words()).isEmpty();
    }
  }

  /// Q4
  @Test
  void seedsThatOnceFoundSomethingFindItNoMore() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SeedsTest.class.getResourceAsStream("/seeds.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(Long::parseLong)
          .map(seed -> drawn(seed, false))
          .forEach(outcome -> assertThat(outcome.violations()).as(outcome.words()).isEmpty());
    }
  }

  /// A1
  @Test
  void aWorkerThatDiesAtAnyStepLosesAndDoublesNothing() {
    long steps = Run.of(1, Size.SMALL, Faults.NONE, false).steps();
    for (long step = 0; step < steps; step += steps / 20) {
      for (Fault fault : new Fault[] {Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.HANG_AFTER}) {
        Outcome outcome = Run.of(1, Size.SMALL, new Once(step, fault), false);
        assertThat(outcome.violations())
            .as("%s at step %d: %s", fault, step, outcome.words())
            .isEmpty();
      }
    }
  }

  private static Outcome drawn(long seed, boolean traced) {
    return Run.of(seed, Size.SMALL, new Drawn(new Chance(seed).fork("faults")), traced);
  }
}
