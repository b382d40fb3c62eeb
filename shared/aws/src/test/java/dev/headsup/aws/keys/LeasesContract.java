package dev.headsup.aws.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.Leases.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every store of budgets keeps to.
public abstract class LeasesContract {
  private final String key = "k-" + UUID.randomUUID().toString().substring(0, 8);

  protected abstract Leases leases();

  @Test
  void aWindowIsGrantedUpToItsBudgetAndThenRefused() {
    assertThat(lease(7, 60)).isEqualTo(new Lease.Granted(7, 60, false, true));
    assertThat(lease(7, 30)).isEqualTo(new Lease.Granted(7, 30, false, false));
    assertThat(lease(7, 30)).isEqualTo(new Lease.Granted(7, 10, true, false));
    assertThat(lease(7, 1)).isEqualTo(new Lease.Refused(7));
  }

  @Test
  void whoExpectsToBeFirstAndIsNotGetsTheSame() {
    assertThat(leases().lease(key, 7, 60, 100, true))
        .isEqualTo(new Lease.Granted(7, 60, false, true));
    assertThat(leases().lease(key, 7, 60, 100, true))
        .isEqualTo(new Lease.Granted(7, 40, true, false));
    assertThat(leases().lease(key, 7, 60, 100, true)).isEqualTo(new Lease.Refused(7));
  }

  @Test
  void oneRequestMayBeLargerThanTheBudget() {
    assertThat(lease(7, 250)).isEqualTo(new Lease.Granted(7, 100, true, true));
    assertThat(lease(7, 1)).isEqualTo(new Lease.Refused(7));
  }

  @Test
  void theNextWindowBeginsAnew() {
    lease(7, 100);

    assertThat(lease(8, 50)).isEqualTo(new Lease.Granted(8, 50, false, true));
  }

  @Test
  void aClockThatIsBehindGetsTheWindowOfTheOthers() {
    lease(8, 50);

    assertThat(lease(7, 20)).isEqualTo(new Lease.Granted(8, 20, false, false));
    lease(8, 30);
    assertThat(lease(7, 20)).isEqualTo(new Lease.Refused(8));
  }

  @Test
  void aClockThatWasFarAheadOnceDoesNotShutTheKey() {
    lease(1_000_000, 100);

    assertThat(lease(7, 20)).isEqualTo(new Lease.Granted(7, 20, false, true));
  }

  @Test
  void oneKeyKnowsNothingOfAnother() {
    lease(7, 100);

    assertThat(leases().lease(key + "-other", 7, 100, 100, false))
        .isEqualTo(new Lease.Granted(7, 100, true, true));
  }

  @Test
  void manyAtOnceGetNoMoreThanTheBudget() throws Exception {
    List<Future<Long>> asking = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        boolean opens = i % 2 == 0;
        asking.add(threads.submit(() -> events(leases().lease(key, 7, 7, 100, opens))));
      }
    }
    long granted = 0;
    for (Future<Long> each : asking) {
      granted += each.get();
    }

    assertThat(granted).isEqualTo(100);
  }

  private static long events(Lease lease) {
    return switch (lease) {
      case Lease.Granted granted -> granted.events();
      case Lease.Refused refused -> 0;
    };
  }

  private Lease lease(long window, long want) {
    return leases().lease(key, window, want, 100, false);
  }
}
