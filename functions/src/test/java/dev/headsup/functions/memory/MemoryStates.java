package dev.headsup.functions.memory;

import dev.headsup.engine.metric.States;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// States in memory.
public final class MemoryStates implements States {
  private final Map<String, byte[]> states = new HashMap<>();

  @Override
  public synchronized void write(String name, byte[] state, Instant forget) {
    states.put(name, state.clone());
  }

  @Override
  public synchronized Map<String, byte[]> read(Collection<String> names) {
    Map<String, byte[]> read = new HashMap<>();
    names.stream().filter(states::containsKey).forEach(name -> read.put(name, states.get(name)));
    return read;
  }
}
