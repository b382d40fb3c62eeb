package dev.headsup.functions.telemetry;

import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.Fresh;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// About how many customers hear of the outages that go on, known before the first of them is told.
/// Whoever uses two parts that failed counts twice, so it is never too few but for what sampling
/// costs ([Exposures#about]). Not safe for use by several threads.
final class KnownAudience {
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Exposures exposures;
  private final InstantSource clock;
  private final Map<String, Fresh<Long>> counted = new HashMap<>();

  KnownAudience(Exposures exposures, InstantSource clock) {
    this.exposures = exposures;
    this.clock = clock;
  }

  /// How many a trigger about outages would tell.
  ///
  /// @param current incidents
  /// @return 0 where nothing goes on that it is about
  long of(Trigger trigger, Collection<Incident> current) {
    return current.stream()
        .filter(incident -> incident.isConfirmed() && incident.phase().isOn())
        .filter(incident -> concerns(trigger, incident))
        .mapToLong(this::count)
        .sum();
  }

  private static boolean concerns(Trigger trigger, Incident incident) {
    return trigger.components().isEmpty()
        || !Collections.disjoint(trigger.components(), incident.report().components());
  }

  private long count(Incident incident) {
    String key = incident.id() + " " + incident.report().components();
    return counted
        .computeIfAbsent(key, any -> new Fresh<>(FRESH, clock, before -> about(incident)))
        .get();
  }

  private long about(Incident incident) {
    return incident.report().components().stream()
        .mapToLong(component -> exposures.about(component, Exposures.since(incident)))
        .sum();
  }
}
