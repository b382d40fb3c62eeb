package dev.headsup.functions.memory;

import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Work for later, in memory. Like the real one it shards by customer and keeps an entry once.
public final class MemoryDues implements DueEntries {
  private final List<DueEntry> entries = new ArrayList<>();

  /// All that waits, in the order in which it was put down.
  public List<DueEntry> entries() {
    return entries;
  }

  @Override
  public void add(DueEntry entry) {
    if (!entries.contains(entry)) {
      entries.add(entry);
    }
  }

  @Override
  public List<DueEntry> due(int shard, Instant now, int limit) {
    return entries.stream()
        .filter(entry -> shard(entry) == shard && !entry.at().isAfter(now))
        .sorted(Comparator.comparing(DueEntry::at))
        .limit(limit)
        .toList();
  }

  @Override
  public void remove(List<DueEntry> done) {
    entries.removeAll(done);
  }

  private static int shard(DueEntry entry) {
    return Math.floorMod(entry.customer().hashCode(), SHARDS);
  }
}
