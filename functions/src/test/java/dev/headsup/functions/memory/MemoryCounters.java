package dev.headsup.functions.memory;

import dev.headsup.engine.decision.Counters;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Shared numbers in memory.
public final class MemoryCounters implements Counters {
  private final Map<String, Count> counts = new HashMap<>();
  private final Map<String, Instant> forgotten = new HashMap<>();

  /// When numbers may be forgotten, by their names.
  public synchronized Map<String, Instant> forgotten() {
    return Map.copyOf(forgotten);
  }

  @Override
  public synchronized void add(String name, int part, long more, Instant forget) {
    Count before = counts.getOrDefault(name, Count.NONE);
    Map<Integer, Long> parts = new HashMap<>(before.parts());
    if (part >= 0) {
      parts.merge(part, more, Long::sum);
    }
    forgotten.put(name, forget);
    counts.put(name, new Count(before.total() + more, parts));
  }

  @Override
  public synchronized Map<String, Count> read(Collection<String> names) {
    Map<String, Count> read = new HashMap<>();
    names.forEach(name -> read.put(name, counts.getOrDefault(name, Count.NONE)));
    return read;
  }
}
