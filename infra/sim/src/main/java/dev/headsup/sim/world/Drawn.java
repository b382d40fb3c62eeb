package dev.headsup.sim.world;

import dev.headsup.sim.Chance;
import dev.headsup.sim.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Faults drawn from a seed. Each run has a mood of its own: which faults come, and how often, so
/// that some runs are nearly quiet and in others hardly anything works at once.
public final class Drawn implements Faults {
  private final Chance chance;
  private final List<Fault> kinds = new ArrayList<>();
  private final int often;
  private final int slow;
  private final int odd;

  /// @param chance of the run's faults alone
  public Drawn(Chance chance) {
    this.chance = chance;
    for (Fault fault : Fault.values()) {
      if (fault != Fault.NONE && chance.permille(600)) {
        kinds.add(fault);
      }
    }
    often = kinds.isEmpty() ? 0 : chance.of(List.of(2, 10, 30, 80));
    slow = chance.of(List.of(0, 2, 10));
    odd = chance.of(List.of(0, 20, 100, 300));
  }

  @Override
  public Fault next(long step, String function, String what) {
    return chance.permille(often) ? chance.of(kinds) : Fault.NONE;
  }

  @Override
  public Duration latency(String what) {
    return chance.permille(slow)
        ? Duration.ofMillis(chance.between(500, 4_000))
        : Duration.ofMillis(chance.between(1, 15));
  }

  @Override
  public int choose(Choice choice, int options) {
    return switch (choice) {
      case NEXT, STALE -> chance.permille(odd * 2) ? chance.below(options) : 0;
      case TWICE, UNDONE -> chance.permille(odd / 4) ? chance.below(options) : 0;
    };
  }

  @Override
  public Duration skew() {
    return Duration.ofMillis(chance.between(-1_000, 1_000));
  }

  @Override
  public boolean forgetsDone() {
    return chance.permille(odd / 4);
  }
}
