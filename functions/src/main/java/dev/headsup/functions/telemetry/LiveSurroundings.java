package dev.headsup.functions.telemetry;

import dev.headsup.engine.decision.Applicability;
import dev.headsup.engine.decision.ContactPolicy;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.decision.Crowd;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.decision.Surroundings.Surging;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What gates look at beyond the customer, read from the stores; and what decisions leave behind
/// there: numbers, and the suspicion of an outage.
final class LiveSurroundings {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSurroundings.class);
  private static final Duration INCIDENTS_FRESH = Duration.ofSeconds(15);
  private static final Duration COUNTS_FRESH = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofDays(3);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Supplier<Policy> policy;
  private final Incidents incidents;
  private final Counters counters;
  private final InstantSource clock;
  private final Map<String, Read> counts = new HashMap<>();
  private List<Incident> current = List.of();
  private Instant currentAt = Instant.MIN;

  private record Read(Instant at, Count count) {}

  LiveSurroundings(
      Supplier<Policy> policy, Incidents incidents, Counters counters, InstantSource clock) {
    this.policy = policy;
    this.incidents = incidents;
    this.counters = counters;
    this.clock = clock;
  }

  /// What surrounds decisions about these triggers now.
  synchronized Surroundings of(Collection<Trigger> concerned) {
    Policy rules = policy.get();
    Instant now = clock.instant();
    Set<String> names = new HashSet<>();
    for (Trigger trigger : concerned) {
      names.addAll(Crowd.names(trigger.id(), now));
      ContactPolicy.counts(trigger, rules, now).forEach(count -> names.add(count.name()));
    }
    Map<String, Count> read = counts(names, now);
    Map<String, Surging> surging = new HashMap<>();
    Set<String> spent = new HashSet<>();
    for (Trigger trigger : concerned) {
      surging.put(trigger.id(), Crowd.of(trigger.id(), read, rules.surge().window(), now));
      ContactPolicy.counts(trigger, rules, now).stream()
          .filter(count -> read.getOrDefault(count.name(), Count.NONE).total() >= count.most())
          .forEach(count -> spent.add(count.name()));
    }
    return new Surroundings(rules, incidents(now), surging, spent);
  }

  private Map<String, Count> counts(Set<String> names, Instant now) {
    counts.values().removeIf(read -> !isFresh(read.at(), COUNTS_FRESH, now));
    List<String> missing = names.stream().filter(name -> !counts.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      counters.read(missing).forEach((name, count) -> counts.put(name, new Read(now, count)));
    }
    Map<String, Count> read = new HashMap<>();
    counts.forEach((name, one) -> read.put(name, one.count()));
    return read;
  }

  private List<Incident> incidents(Instant now) {
    if (!isFresh(currentAt, INCIDENTS_FRESH, now)) {
      current = incidents.current(now);
      currentAt = now;
    }
    return current;
  }

  private static boolean isFresh(Instant read, Duration fresh, Instant now) {
    return !now.isBefore(read) && now.minus(fresh).isBefore(read);
  }

  /// Leaves behind what committed decisions add to shared numbers, and raises an inferred incident
  /// where they show that many struggle at once. The decisions stand, whatever becomes of this: a
  /// number that could not be added to is only logged.
  void note(List<Decided> decided) {
    Map<String, Long> plain = new TreeMap<>();
    Map<String, Map<Integer, Long>> struggles = new TreeMap<>();
    Map<String, Trigger> suspicions = new TreeMap<>();
    Instant now = clock.instant();
    for (Decided one : decided) {
      Trigger trigger = one.candidate().trigger();
      one.counters().forEach(name -> plain.merge(name, 1L, Long::sum));
      if (one.isStruggle()) {
        // By when it happened: a backlog that arrives at once is no surge.
        Instant then = one.candidate().cause().at();
        struggles
            .computeIfAbsent(Crowd.name(trigger.id(), then), name -> new TreeMap<>())
            .merge(Crowd.part(then), 1L, Long::sum);
      }
      if (one.suspicion()) {
        suspicions.put(trigger.id(), trigger);
      }
    }
    plain.forEach((name, more) -> add(name, -1, more, now));
    struggles.forEach((name, parts) -> parts.forEach((part, more) -> add(name, part, more, now)));
    suspicions.values().forEach(trigger -> suspect(trigger, now));
  }

  private void add(String name, int part, long more, Instant now) {
    try {
      counters.add(name, part, more, forgotten(name, now));
    } catch (RuntimeException lost) {
      LOG.error("{} more could not be added to the number '{}'", more, name, lost);
    }
  }

  /// A total for good is kept for as long as anybody may ask.
  private static Instant forgotten(String name, Instant now) {
    boolean lasting = name.endsWith(" in all") || name.endsWith(" total");
    return now.plus(
        lasting ? Duration.ofDays(3650) : name.contains(" month ") ? Duration.ofDays(40) : KEPT);
  }

  private synchronized void suspect(Trigger trigger, Instant now) {
    boolean known =
        current.stream()
            .anyMatch(incident ->
                incident.phase().isOn()
                    && incident.id().startsWith(Applicability.surgeId(trigger.id())));
    if (known) {
      return;
    }
    Instant began = now.minus(policy.get().surge().window());
    incidents.report(
        Applicability.surgeId(trigger.id()) + HOUR.format(now),
        new Report(
            Applicability.SURGE,
            0,
            true,
            "Many at once: " + trigger.name(),
            trigger.components().isEmpty()
                ? List.of(trigger.id())
                : List.copyOf(trigger.components()),
            Impact.MAJOR,
            Phase.OPEN,
            false,
            began,
            null,
            null,
            "",
            now));
    currentAt = Instant.MIN;
    LOG.warn(
        "Many customers have a case of {} at once: held, and an incident is suspected",
        trigger.id());
  }
}
