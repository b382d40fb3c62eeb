package dev.headsup.engine.due;

import java.time.Instant;
import java.util.List;

/// Where work for later waits, in shards, each in order of time.
///
/// Safe for use by many threads and processes at once.
public interface DueEntries {
  /// How many shards there are; a sweep visits them all.
  int SHARDS = 4;

  /// Puts work down on its own; work that guards a decision goes with it
  /// ([dev.headsup.engine.outreach.Outreaches#commit]).
  void add(DueEntry entry);

  /// What is due in a shard, oldest first, at most `limit`.
  List<DueEntry> due(int shard, Instant now, int limit);

  /// Removes work that is safely queued.
  void remove(List<DueEntry> entries);
}
