package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.world.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Q1 and Q4: a seed is one run, the same each time; all that must hold holds throughout, and when
/// the faults are over everything finds its end within half an hour. What must hold at every
/// moment: no send while all is stopped (G1), no claim after a no (L30) or to a suppressed address
/// (L14), or of what a provider told of (A6); few messages for one customer (G4); states that only
/// move on (A15); an outage before its end (B6); a no that was answered is on record (L2), and
/// confirmed once (L3).
class SeedsTest {
  /// What every build runs, however slow it is.
  private static final int LEAST = 500;

  private static final int KILLS = 200;

  /// Seeds after the first [#LEAST] begin within this time.
  private static final Duration BUDGET = Duration.ofSeconds(45);

  private static final int WORKERS = Runtime.getRuntime().availableProcessors();

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
      assertThat(Campaign.seed(seed, true).trace().text())
          .as("the trace of seed %d", seed)
          .isEqualTo(Campaign.seed(seed, true).trace().text());
    }
  }

  /// Q1: sets and maps of the JDK have another order in each process; a run must not.
  @Test
  void anotherProcessHasTheSameRuns() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Digests.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String there = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(other.waitFor()).isZero();
    assertThat(there).isEqualTo(Digests.text());
  }

  /// Q4: at least 500 seeds, and more while there is time.
  @Test
  void everySeedIsSafeAndFindsItsEnd() {
    long end = System.nanoTime() + BUDGET.toNanos();
    Report least = Campaign.seeds(0, LEAST, WORKERS, Duration.ofMinutes(10));
    System.out.print(least.text());
    assertThat(least.runs()).isEqualTo(LEAST);
    assertThat(least.failed()).as(least.text()).isEmpty();

    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    Report more = Campaign.seeds(LEAST, 100_000, WORKERS, left);
    System.out.print(more.text());
    assertThat(more.failed()).as(more.text()).isEmpty();
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
          .map(seed -> Campaign.seed(seed, false))
          .forEach(outcome -> assertThat(outcome.violations()).as(outcome.words()).isEmpty());
    }
  }

  /// A1: at steps spread over a small run, in all three positions; `./headsup sim --full` does so
  /// with a run of 1,000 events.
  @Test
  void aWorkerThatDiesAtAnyStepLosesAndDoublesNothing() {
    Report report = Campaign.kills(false, KILLS, WORKERS, Duration.ofMinutes(10));

    System.out.print(report.text());
    assertThat(report.runs()).isEqualTo(KILLS);
    assertThat(report.injected()).as("each fault came").isEqualTo(KILLS);
    assertThat(report.failed()).as(report.text()).isEmpty();
  }
}
