package dev.headsup.functions.memory;

import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Incidents in memory.
public final class MemoryIncidents implements Incidents {
  private final Map<String, Incident> all = new HashMap<>();
  private final Map<String, Long> announced = new HashMap<>();

  @Override
  public synchronized Kept report(String id, Report report) {
    Incident before = all.get(id);
    Incident after = before == null ? Incident.of(id, report) : before.with(report);
    return kept(before, after);
  }

  @Override
  public synchronized Optional<Kept> judge(String id, Judgement judgement) {
    return Optional.ofNullable(all.get(id)).map(before -> kept(before, before.with(judgement)));
  }

  private Kept kept(Incident before, Incident after) {
    all.put(after.id(), after);
    return new Kept(after, !after.equals(before), announced.getOrDefault(after.id(), 0L));
  }

  @Override
  public synchronized void announced(String id, long revision) {
    announced.merge(id, revision, Math::max);
  }

  @Override
  public synchronized Optional<Incident> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized List<Incident> current(Instant now) {
    return all.values().stream()
        .filter(incident ->
            incident.ended().map(end -> end.isAfter(now.minus(LATELY))).orElse(true))
        .toList();
  }

  @Override
  public synchronized List<Incident> latest(Instant now, int limit) {
    return current(now).stream().limit(limit).toList();
  }
}
