package dev.headsup.functions.memory;

import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Tallies in memory.
public final class MemoryTallies implements Tallies {
  private final Map<Instant, Map<String, Tally>> slots = new HashMap<>();
  private int writes;

  /// How often something was added.
  public synchronized int writes() {
    return writes;
  }

  @Override
  public synchronized void add(Instant slot, Map<String, Tally> more) {
    writes++;
    Map<String, Tally> here = slots.computeIfAbsent(slot, any -> new HashMap<>());
    more.forEach((key, tally) -> here.merge(key, tally, Tally::and));
  }

  @Override
  public synchronized Map<Instant, Map<String, Tally>> read(Collection<Instant> asked) {
    Map<Instant, Map<String, Tally>> read = new HashMap<>();
    asked.forEach(slot -> read.put(slot, Map.copyOf(slots.getOrDefault(slot, Map.of()))));
    return read;
  }
}
