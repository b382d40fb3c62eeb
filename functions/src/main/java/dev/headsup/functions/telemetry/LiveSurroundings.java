package dev.headsup.functions.telemetry;

import dev.headsup.aws.metrics.Metric;
import dev.headsup.aws.metrics.Metrics;
import dev.headsup.engine.decision.ContactPolicy;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.decision.Crowd;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.decision.Surroundings.Surging;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.metric.Anomalies;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.Fresh;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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

  /// How a message is named that a spent budget or a ceiling withheld; infra/alarms.yaml counts the
  /// lines with it.
  static final String WITHHELD = "Withheld by a budget or a ceiling";

  private static final Duration INCIDENTS_FRESH = Duration.ofSeconds(15);
  private static final Duration COUNTS_FRESH = Duration.ofSeconds(5);

  private final Supplier<Policy> policy;
  private final Incidents incidents;
  private final Counters counters;
  private final KnownAudience audience;
  private final LiveBrakes brakes;
  private final InstantSource clock;
  private final Metrics metrics;
  private final Map<String, Read> counts = new HashMap<>();
  private final Fresh<List<Kept>> current;

  private final Aftermaths aftermaths;

  private record Read(Instant at, Count count) {}

  LiveSurroundings(
      Supplier<Policy> policy,
      Incidents incidents,
      Counters counters,
      KnownAudience audience,
      LiveBrakes brakes,
      InstantSource clock,
      Metrics metrics) {
    this.policy = policy;
    this.incidents = incidents;
    this.counters = counters;
    this.audience = audience;
    this.brakes = brakes;
    this.clock = clock;
    this.metrics = metrics;
    this.current =
        new Fresh<>(INCIDENTS_FRESH, clock, before -> incidents.watched(clock.instant()));
    this.aftermaths = new Aftermaths(this::incidents, counters, clock);
  }

  /// What surrounds decisions about these triggers now.
  synchronized Surroundings of(Collection<Trigger> concerned) {
    Policy rules = policy.get();
    Instant now = clock.instant();
    List<ContactPolicy.Count> ends =
        concerned.stream()
            .flatMap(trigger -> ContactPolicy.counts(trigger, rules, now).stream())
            .toList();
    Set<String> names = new HashSet<>();
    ends.forEach(end -> names.add(end.name()));
    concerned.forEach(trigger -> names.addAll(Crowd.names(trigger.id(), now)));
    Map<String, Count> read = counts(names, now);
    Map<String, Surging> surging = new HashMap<>();
    for (Trigger trigger : concerned) {
      surging.put(trigger.id(), Crowd.of(trigger.id(), read, rules.surge().window(), now));
    }
    Set<String> spent = new HashSet<>();
    ends.stream()
        .filter(end -> read.getOrDefault(end.name(), Count.NONE).total() >= end.most())
        .forEach(end -> spent.add(end.name()));
    return new Surroundings(
        rules, incidents(), surging, spent, Map.of(), brakes.stopped(concerned));
  }

  /// The incidents that go on or ended lately, at most as old as [#INCIDENTS_FRESH].
  List<Kept> watched() {
    return current.get();
  }

  private List<Incident> incidents() {
    return current.get().stream()
        .map(Kept::incident)
        .filter(incident -> !incident.isMember())
        .toList();
  }

  /// Hears news of incidents: what is remembered of one of which there is newer news is read anew.
  void heed(Collection<Observation> observed) {
    for (Observation one : observed) {
      if (one instanceof IncidentExposure news
          && incidents().stream()
              .anyMatch(incident ->
                  incident.id().equals(news.incident()) && incident.revision() < news.revision())) {
        current.forget();
        return;
      }
    }
  }

  /// Who heard of incidents, counted.
  Aftermaths aftermaths() {
    return aftermaths;
  }

  /// Asks the brakes to let messages of a trigger through, of which [#of] was asked before. A
  /// correction is not held: a person said it to those who were let through before, and while it
  /// waited they would believe what is wrong.
  synchronized LiveBrakes.Answer ask(Trigger trigger, long wanted, Policy rules) {
    if (StandingTriggers.isCorrection(trigger)) {
      return LiveBrakes.Answer.all(wanted);
    }
    long known = trigger.isAboutIncidents() ? audience.of(trigger, incidents()) : 0;
    return brakes.ask(trigger, wanted, rules, today(trigger), known);
  }

  /// About how many were told by a trigger today.
  private synchronized long today(Trigger trigger) {
    Read read = counts.get(ContactPolicy.audience(trigger, clock.instant()));
    return read == null ? 0 : read.count().total();
  }

  /// Gives back what the brakes let through and nobody was told.
  void giveBack(String key, long unused) {
    brakes.giveBack(key, unused);
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

  private static boolean isFresh(Instant read, Duration fresh, Instant now) {
    return !now.isBefore(read) && now.minus(fresh).isBefore(read);
  }

  /// Leaves behind what committed decisions add to shared numbers, and raises an inferred incident
  /// where they show that many struggle at once. The decisions stand, whatever becomes of this: a
  /// number that could not be added to is only logged.
  void note(List<Decided> decided) {
    Map<ContactPolicy.Count, Long> plain = new LinkedHashMap<>();
    Map<String, Map<Integer, Long>> struggles = new TreeMap<>();
    Map<String, Trigger> suspicions = new TreeMap<>();
    Map<String, Long> withheld = new TreeMap<>();
    count(decided);
    aftermaths.note(decided);
    Instant now = clock.instant();
    for (Decided one : decided) {
      Trigger trigger = one.candidate().trigger();
      one.counters().forEach(count -> plain.merge(count, 1L, Long::sum));
      if (one.struggle()) {
        // By when it happened: a backlog that arrives at once is no surge.
        Instant then = one.candidate().cause().at();
        struggles
            .computeIfAbsent(Crowd.name(trigger.id(), then), name -> new TreeMap<>())
            .merge(Crowd.part(then), 1L, Long::sum);
      }
      if (one.suspicion()) {
        suspicions.put(trigger.id(), trigger);
      }
      if (one.decision() instanceof Decision.Suppress(Gate gate, String reason)
          && gate == Gate.BUDGET) {
        withheld.merge(trigger.id() + ": " + reason, 1L, Long::sum);
      }
    }
    plain.forEach((count, more) -> add(count.name(), -1, more, count.forget()));
    struggles.forEach(
        (name, parts) -> parts.forEach((part, more) -> add(name, part, more, Crowd.forget(now))));
    suspicions.values().forEach(trigger -> suspect(trigger, now));
    withheld.forEach((why, customers) -> LOG.warn(WITHHELD + ": {} by {}", customers, why));
  }

  private void count(List<Decided> decided) {
    Map<String, Long> kinds = new TreeMap<>();
    Map<String, Long> gates = new TreeMap<>();
    for (Decided one : decided) {
      kinds.merge(kind(one.decision()), 1L, Long::sum);
      if (one.decision() instanceof Decision.Suppress(Gate gate, String reason)) {
        gates.merge(gate.name(), 1L, Long::sum);
      }
    }
    kinds.forEach((kind, count) -> metrics.write(Metric.DECISIONS, count, kind));
    gates.forEach((gate, count) -> metrics.write(Metric.WITHHELD, count, gate));
  }

  private static String kind(Decision decision) {
    return switch (decision) {
      case Decision.Send send -> "Send";
      case Decision.Defer defer -> "Defer";
      case Decision.HoldOut heldOut -> "HoldOut";
      case Decision.Suppress suppress -> "Suppress";
      case Decision.HandOff handOff -> "HandOff";
    };
  }

  private void add(String name, int part, long more, Instant forget) {
    try {
      counters.add(name, part, more, forget);
    } catch (RuntimeException lost) {
      LOG.error("{} more could not be added to the number '{}'", more, name, lost);
    }
  }

  private void suspect(Trigger trigger, Instant now) {
    try {
      raise(trigger, now);
    } catch (RuntimeException notNow) {
      // Who is held is looked at again, and raises it then.
      LOG.error("An incident of {} could not be suspected", trigger.id(), notNow);
    }
  }

  /// Whether figures made us suspect it of a part of the product that the trigger is about.
  private static boolean isDetected(Incident incident, Collection<String> components) {
    return incident.sources().values().stream()
        .filter(report -> report.source().equals(Anomalies.SOURCE))
        .anyMatch(report -> report.components().stream().anyMatch(components::contains));
  }

  private synchronized void raise(Trigger trigger, Instant now) {
    boolean known =
        incidents().stream()
            .anyMatch(incident ->
                incident.phase().isOn()
                    && (Crowd.isOf(incident, trigger.id())
                        || isDetected(incident, trigger.components())));
    if (known) {
      return;
    }
    Instant began = now.minus(policy.get().surge().window());
    incidents.report(
        Crowd.incident(trigger.id(), now),
        new Report(
            Crowd.SURGE,
            0,
            true,
            "Many at once: " + trigger.name(),
            trigger.components().isEmpty()
                ? List.of(trigger.id())
                : List.copyOf(trigger.components()),
            Impact.MAJOR,
            Phase.OPEN,
            Confidence.INFERRED,
            began,
            null,
            null,
            "",
            now));
    current.forget();
    LOG.warn(
        "Many customers have a case of {} at once: held, and an incident is suspected",
        trigger.id());
  }
}
