package dev.headsup.functions.memory;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brakes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Brakes in memory.
public final class MemoryBrakes implements Brakes {
  private final Map<String, Brake> brakes = new HashMap<>();

  @Override
  public synchronized Map<String, Brake> read(Collection<String> keys) {
    Map<String, Brake> read = new HashMap<>();
    keys.forEach(key -> read.put(key, brakes.getOrDefault(key, Brake.released(key))));
    return read;
  }

  @Override
  public synchronized boolean replace(Brake after) {
    if (brakes.getOrDefault(after.key(), Brake.released(after.key())).revision()
        != after.revision()) {
      return false;
    }
    brakes.put(after.key(), after.written());
    return true;
  }
}
