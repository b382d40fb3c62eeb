package dev.headsup.sim;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/// An [Io] that always takes one way of a choice, as far along as there is one, and does what it is
/// asked a second time when it is told to, as the SDK does after a lost answer.
public final class Chosen implements Io {
  private final Map<Choice, Integer> ways = new EnumMap<>(Choice.class);
  private boolean repeats;

  /// From now on this way.
  public void take(Choice choice, int way) {
    ways.put(choice, way);
  }

  /// From now on every request is made twice.
  public void repeat() {
    repeats = true;
  }

  @Override
  public <T> T step(String what, Supplier<T> effect) {
    T first = effect.get();
    return repeats ? effect.get() : first;
  }

  @Override
  public int choose(Choice choice, int options) {
    return Math.min(ways.getOrDefault(choice, 0), options - 1);
  }
}
