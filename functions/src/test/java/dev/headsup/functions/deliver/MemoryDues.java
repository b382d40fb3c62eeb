package dev.headsup.functions.deliver;

import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Work for later, in memory.
final class MemoryDues implements DueEntries {
  private final List<DueEntry> entries = new ArrayList<>();

  List<DueEntry> entries() {
    return entries;
  }

  @Override
  public void add(DueEntry entry) {
    entries.add(entry);
  }

  @Override
  public List<DueEntry> due(int shard, Instant now, int limit) {
    return entries.stream().filter(entry -> !entry.at().isAfter(now)).limit(limit).toList();
  }

  @Override
  public void remove(List<DueEntry> done) {
    entries.removeAll(done);
  }
}
