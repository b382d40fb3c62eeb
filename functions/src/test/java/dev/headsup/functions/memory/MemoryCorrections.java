package dev.headsup.functions.memory;

import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Corrections;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was put right, in memory.
public final class MemoryCorrections implements Corrections {
  private final Map<String, Correction> all = new LinkedHashMap<>();

  @Override
  public boolean add(Correction correction) {
    return all.putIfAbsent(correction.id(), correction) == null;
  }

  @Override
  public Optional<Correction> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<Correction> stop(String id, String by, Instant at) {
    return Optional.ofNullable(
        all.computeIfPresent(
            id, (key, one) -> one.stop() == null ? one.stopped(new Correction.Stop(by, at)) : one));
  }

  @Override
  public List<Correction> newest(int limit) {
    return List.copyOf(all.values()).reversed().stream().limit(limit).toList();
  }
}
