package dev.headsup.engine.trigger;

import dev.headsup.engine.activity.TrackSpec;
import dev.headsup.engine.signal.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All triggers that decide, indexed by the events that they wait for, so that the cost of an event
/// does not grow with the number of triggers that it does not concern.
public final class TriggerSet {
  private final Map<String, Trigger> triggers;
  private final Map<String, List<Watch>> watches;
  private final Map<Integer, TrackSpec> specs;
  private final Map<Integer, Trigger> byKey;
  private final List<Trigger> always;

  /// A condition that some trigger asks about, how much of it is remembered, and the triggers of
  /// which a case starts with it.
  public record Watch(EventPattern pattern, TrackSpec spec, List<Trigger> starts) {
    public Watch {
      starts = List.copyOf(starts);
    }
  }

  private TriggerSet(
      Map<String, Trigger> triggers,
      Map<String, List<Watch>> watches,
      Map<Integer, TrackSpec> specs,
      Map<Integer, Trigger> byKey,
      List<Trigger> always) {
    this.triggers = triggers;
    this.watches = watches;
    this.specs = specs;
    this.byKey = byKey;
    this.always = always;
  }

  /// Indexes triggers; drafts and paused ones are left out.
  ///
  /// @throws IllegalArgumentException when two have one id, or two conditions fall on one stored
  ///   key (1 in 4 billion a pair): reword one
  public static TriggerSet of(Collection<Trigger> all) {
    return of(all, List.of());
  }

  /// Indexes triggers, and remembers what else is asked about.
  ///
  /// @param standing what gates ask about, whatever the triggers
  /// @throws IllegalArgumentException as above
  public static TriggerSet of(Collection<Trigger> all, Collection<Past> standing) {
    List<Trigger> always = new ArrayList<>();
    Map<String, Trigger> triggers = new LinkedHashMap<>();
    Map<Integer, Trigger> byKey = new HashMap<>();
    Map<EventPattern, TrackSpec> patterns = new LinkedHashMap<>();
    Map<EventPattern, List<Trigger>> starts = new HashMap<>();
    for (Trigger trigger : all) {
      if (!trigger.status().decides()) {
        continue;
      }
      if (triggers.put(trigger.id(), trigger) != null
          || byKey.put(trigger.key(), trigger) != null) {
        throw new IllegalArgumentException("Two triggers share the id or key of " + trigger.id());
      }
      trigger.remembered().forEach((pattern, spec) -> patterns.merge(pattern, spec, TrackSpec::or));
      if (trigger.when().start().causes().isEmpty()) {
        always.add(trigger);
      }
      trigger
          .when()
          .start()
          .causes()
          .forEach(cause -> starts.computeIfAbsent(cause, none -> new ArrayList<>()).add(trigger));
    }
    standing.forEach(past -> patterns.merge(past.did(), past.spec(), TrackSpec::or));
    return indexed(triggers, byKey, patterns, starts, always);
  }

  private static TriggerSet indexed(
      Map<String, Trigger> triggers,
      Map<Integer, Trigger> byKey,
      Map<EventPattern, TrackSpec> patterns,
      Map<EventPattern, List<Trigger>> starts,
      List<Trigger> always) {
    Map<String, List<Watch>> watches = new HashMap<>();
    Map<Integer, TrackSpec> specs = new HashMap<>();
    Set<Integer> keys = new HashSet<>();
    patterns.forEach((pattern, spec) -> {
      if (!keys.add(spec.key())) {
        throw new IllegalArgumentException("Reword a condition: key of " + pattern.words());
      }
      specs.put(spec.key(), spec);
      watches
          .computeIfAbsent(pattern.event(), name -> new ArrayList<>())
          .add(new Watch(pattern, spec, starts.getOrDefault(pattern, List.of())));
    });
    return new TriggerSet(
        Map.copyOf(triggers), Map.copyOf(watches), Map.copyOf(specs), byKey, List.copyOf(always));
  }

  /// The conditions that an event of this name may meet.
  public List<Watch> watching(String event) {
    return watches.getOrDefault(event, List.of());
  }

  /// The triggers of which a case starts with anything that is seen of a customer.
  public List<Trigger> always() {
    return always;
  }

  /// Whether some trigger asks about events of this name.
  public boolean asksAbout(String event) {
    return !always.isEmpty() || watches.containsKey(event);
  }

  /// Whether some trigger counts this behaviour: what none counts changes no activity and decides
  /// nothing.
  public boolean counts(Observation observation) {
    if (!always.isEmpty()) {
      return true;
    }
    for (Watch watch : watching(observation.event())) {
      if (watch.pattern().holds(observation)) {
        return true;
      }
    }
    return false;
  }

  /// The trigger with an id, if it decides.
  public Optional<Trigger> find(String id) {
    return Optional.ofNullable(triggers.get(id));
  }

  /// The trigger with a stored key, if it decides.
  public Optional<Trigger> byKey(int key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// How much of a condition is remembered, if any trigger asks about it.
  public Optional<TrackSpec> spec(int key) {
    return Optional.ofNullable(specs.get(key));
  }

  /// All triggers that decide.
  public Collection<Trigger> all() {
    return triggers.values();
  }
}
