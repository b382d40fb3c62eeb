package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.outreach.Allowance;
import dev.headsup.engine.outreach.Allowances;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every store of limits keeps to.
abstract class AllowancesContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  abstract Allowances allowances();

  @Test
  void ofALimitNoMoreIsTakenThanItHas() {
    List<Allowance> two = List.of(limit("two", 2, null));
    assertThat(allowances().take(two, NOON)).isEmpty();
    assertThat(allowances().take(two, NOON)).isEmpty();
    assertThat(allowances().take(two, NOON)).contains(two.getFirst());
  }

  @Test
  void allOfThemAreTakenOrNone() {
    Allowance wide = limit("wide", 9, null);
    Allowance narrow = limit("narrow", 1, null);
    Allowance last = limit("wide", 2, null);
    assertThat(allowances().take(List.of(wide, narrow), NOON)).isEmpty();
    assertThat(allowances().take(List.of(wide, narrow), NOON)).contains(narrow);
    assertThat(allowances().take(List.of(last), NOON)).as("one was taken before").isEmpty();
    assertThat(allowances().take(List.of(last), NOON)).contains(last);
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    List<Allowance> both = List.of(limit("back", 1, null), limit("back in time", 2, HOUR));
    assertThat(allowances().take(both, NOON)).isEmpty();
    allowances().giveBack(both);
    assertThat(allowances().take(both, NOON)).isEmpty();
    assertThat(allowances().take(both, NOON)).isPresent();
  }

  /// L6: not only in an hour of the clock.
  @Test
  void aLimitForATimeHoldsInAnySuchTime() {
    List<Allowance> two = List.of(limit("in any hour", 2, HOUR));
    assertThat(allowances().take(two, NOON)).isEmpty();
    assertThat(allowances().take(two, NOON.plusSeconds(1800))).isEmpty();
    assertThat(allowances().take(two, NOON.plusSeconds(3599))).contains(two.getFirst());
    assertThat(allowances().take(two, NOON.plusSeconds(3600))).as("the first is over").isEmpty();
    assertThat(allowances().take(two, NOON.plusSeconds(5399))).contains(two.getFirst());
    assertThat(allowances().take(two, NOON.plusSeconds(5400))).isEmpty();
  }

  /// G8: 8 threads, 400 takings of 150: overshoot 0.
  @Test
  void manyAtOnceTakeNoMoreThanThereIs() throws Exception {
    List<Allowance> budget = List.of(limit("budget", 150, null));
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int worker = 0; worker < 8; worker++) {
      workers.add(() -> {
        int taken = 0;
        for (int attempt = 0; attempt < 50; attempt++) {
          taken += tryToTake(budget);
        }
        return taken;
      });
    }
    int taken = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> each : pool.invokeAll(workers)) {
        taken += each.get();
      }
    }
    assertThat(taken).isEqualTo(150);
    assertThat(allowances().take(budget, NOON)).isPresent();
  }

  /// Too many at once is no answer, which is not sent; it is tried again here.
  private int tryToTake(List<Allowance> budget) {
    while (true) {
      try {
        return allowances().take(budget, NOON).isEmpty() ? 1 : 0;
      } catch (IllegalStateException crowded) {
        Thread.onSpinWait();
      }
    }
  }

  private static Allowance limit(String name, long most, @Nullable Duration within) {
    return new Allowance("contract " + name, most, within, LATER, "all are taken", true);
  }
}
