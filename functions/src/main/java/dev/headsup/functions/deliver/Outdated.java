package dev.headsup.functions.deliver;

import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.outreach.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Whether a message says that an outage goes on that is over by now. What is read of an incident
/// holds for some seconds: many messages are about one.
final class Outdated implements Predicate<Outreach> {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Incidents incidents;
  private final InstantSource clock;
  private final Map<String, Read> known = new HashMap<>();

  private record Read(Instant at, boolean over) {}

  Outdated(Incidents incidents, InstantSource clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public synchronized boolean test(Outreach outreach) {
    String incident = outreach.data().get("incident.id");
    String phase = outreach.data().get("incident.phase");
    if (incident == null || phase == null || isOver(phase)) {
      return false;
    }
    Instant now = clock.instant();
    known.values().removeIf(read -> !now.isBefore(read.at().plus(FRESH)));
    return known
        .computeIfAbsent(
            incident,
            id -> new Read(now, incidents.find(id).map(one -> one.phase().isOver()).orElse(false)))
        .over();
  }

  private static boolean isOver(String word) {
    for (Phase phase : Phase.values()) {
      if (phase.word().equals(word)) {
        return phase.isOver();
      }
    }
    return true;
  }
}
