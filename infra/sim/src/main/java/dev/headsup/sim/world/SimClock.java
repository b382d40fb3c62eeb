package dev.headsup.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of a run, which passes only when the [Agenda] says so.
public final class SimClock implements InstantSource {
  private Instant now;

  /// @param start when the run begins
  public SimClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// The clock of a machine that is a little fast, or slow.
  public InstantSource ahead(Duration by) {
    return () -> now.plus(by);
  }

  /// Time passes; it never goes back.
  void moveTo(Instant later) {
    if (later.isBefore(now)) {
      throw new IllegalStateException("Time would go back from " + now + " to " + later);
    }
    now = later;
  }
}
