package dev.headsup.functions.memory;

import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Incidents in memory.
public final class MemoryIncidents implements Incidents {
  private final Map<String, Incident> incidents = new HashMap<>();
  private final Map<String, Announced> announced = new HashMap<>();

  @Override
  public Kept report(String id, Report report) {
    Incident before = incidents.get(id);
    return kept(before == null ? Incident.of(id, report) : before.with(report));
  }

  @Override
  public Optional<Kept> judge(String id, Judgement judgement) {
    return find(id).map(before -> kept(before.with(judgement)));
  }

  private Kept kept(Incident after) {
    Incident before = incidents.put(after.id(), after);
    return new Kept(after, !after.equals(before), told(after.id()));
  }

  @Override
  public Map<String, Kept> together(
      Collection<String> ids, Function<Map<String, Kept>, List<Incident>> change) {
    Map<String, Kept> all = new HashMap<>();
    ids.forEach(id -> look(id).ifPresent(kept -> all.put(id, kept)));
    change.apply(Map.copyOf(all)).forEach(after -> all.put(after.id(), kept(after)));
    return all;
  }

  @Override
  public void announced(String id, Announced news) {
    announced.merge(id, news, (old, fresh) -> fresh.revision() > old.revision() ? fresh : old);
  }

  private Announced told(String id) {
    return announced.getOrDefault(id, Announced.NOTHING);
  }

  @Override
  public Optional<Kept> look(String id) {
    return Optional.ofNullable(incidents.get(id)).map(one -> new Kept(one, false, told(id)));
  }

  @Override
  public List<Kept> watched(Instant now) {
    return latest(now, incidents.size()).stream()
        .filter(
            incident -> incident.ended().map(end -> !end.isBefore(now.minus(LATELY))).orElse(true))
        .map(one -> new Kept(one, false, told(one.id())))
        .toList();
  }

  @Override
  public List<Incident> latest(Instant now, int limit) {
    return incidents.values().stream()
        .sorted(
            Comparator.comparing((Incident incident) -> incident.phase().isOver())
                .thenComparing(Comparator.comparing(Incident::changedAt).reversed()))
        .limit(limit)
        .toList();
  }
}
