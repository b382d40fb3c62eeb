package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.forecast.AftermathCounts;
import dev.headsup.engine.forecast.AftermathCounts.Became;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts who was told of an incident and who was not. A number that could not be added to is only
/// logged.
///
/// @param incidents those that go on or ended lately
record Aftermaths(Supplier<List<Incident>> incidents, Counters counters, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermaths.class);

  /// A number and its part.
  record Place(String name, int part) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = name.compareTo(other.name);
      return order != 0 ? order : Integer.compare(part, other.part);
    }
  }

  /// Counts what was decided about incidents. What follows up on a trigger is not counted: it
  /// reaches those who were told before.
  void note(List<Decided> decided) {
    Map<Place, Long> more = new TreeMap<>();
    for (Decided one : decided) {
      Trigger trigger = one.candidate().trigger();
      if (trigger.isAboutIncidents() && Trigger.root(trigger.id()).equals(trigger.id())) {
        cause(one.candidate().cause()).ifPresent(cause -> count(one, cause, more));
      }
    }
    add(more);
  }

  private static void count(Decided one, Place cause, Map<Place, Long> more) {
    Became became = AftermathCounts.became(one.decision());
    more.merge(new Place(AftermathCounts.of(cause.name(), became), cause.part()), 1L, Long::sum);
    if (one.waited()) {
      more.merge(
          new Place(AftermathCounts.of(cause.name(), Became.WAITING), cause.part()),
          -1L,
          Long::sum);
    }
    if (one.decision() instanceof Decision.Suppress stopped) {
      more.merge(
          new Place(AftermathCounts.of(cause.name(), stopped.gate()), cause.part()), 1L, Long::sum);
    }
  }

  /// The incident and the revision that caused a case: news of a revision have one time and one id
  /// for everybody.
  private Optional<Place> cause(Stamp stamp) {
    for (Incident incident : incidents.get()) {
      for (Incident.Step step : incident.steps()) {
        if (isOf(stamp, incident, step)) {
          return Optional.of(new Place(incident.id(), (int) step.revision()));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether news of a step caused this.
  static boolean isOf(Stamp stamp, Incident incident, Incident.Step step) {
    return IncidentExposure.id(incident.id(), step.revision()).tag() == stamp.tag();
  }

  /// Adds to numbers.
  void add(Map<Place, Long> all) {
    Instant forget = AftermathCounts.forget(clock.instant());
    all.forEach((place, more) -> {
      try {
        if (more != 0) {
          counters.add(place.name(), place.part(), more, forget);
        }
      } catch (RuntimeException lost) {
        LOG.error("{} more could not be added to the number '{}'", more, place.name(), lost);
      }
    });
  }
}
