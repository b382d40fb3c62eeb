package dev.headsup.local.stack;

import dev.headsup.local.clock.Firing;
import dev.headsup.local.clock.LocalClock;
import dev.headsup.local.queues.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Brings the stack to rest.
final class Rest {
  /// How long messages that can be worked on may take before something must be wrong.
  private static final Duration SETTLING = Duration.ofMinutes(5);

  private final LocalClock clock;
  private final Traffic traffic;
  private final List<Firing> sweeps;
  private final DuePeek due;

  /// @param sweeps the firings that hand over due work
  Rest(LocalClock clock, Traffic traffic, List<Firing> sweeps, DuePeek due) {
    this.clock = clock;
    this.traffic = traffic;
    this.sweeps = List.copyOf(sweeps);
    this.due = due;
  }

  /// Waits until every message that can be worked on has been; one that waits for its retry may
  /// wait.
  void settle() {
    if (!traffic.awaitQuiet(SETTLING)) {
      throw new IllegalStateException(
          "the queues did not settle in " + SETTLING + ": " + traffic.underWay());
    }
  }

  /// Waits until all queues are empty, those waiting for a retry included, and all work due up to
  /// now is done. The clock is not moved meanwhile.
  ///
  /// @return false when the time was over before
  boolean drain(Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    boolean[] drained = {false};
    clock.still(() -> drained[0] = drainUntil(deadline));
    return drained[0];
  }

  private boolean drainUntil(long deadline) {
    while (true) {
      if (!traffic.awaitEmpty(Duration.ofNanos(deadline - System.nanoTime()))) {
        return false;
      }
      Instant now = clock.instant();
      boolean isDue = due.nextEffect().filter(effect -> !effect.isAfter(now)).isPresent();
      if (!isDue) {
        return true;
      }
      long before = moves();
      sweeps.forEach(sweep -> sweep.job().accept(now));
      if (moves() == before) {
        // It could not take away what is due; the next minute tries again.
        return true;
      }
    }
  }

  private long moves() {
    return traffic.accepted() + due.changes();
  }
}
