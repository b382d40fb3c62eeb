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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All triggers that decide, with all their conditions in one [PatternIndex], so that the cost of
/// an event does not grow with the number of triggers that it does not concern. Safe for use by
/// many threads.
public final class TriggerSet {
  private final Map<String, Trigger> triggers;

  /// By the number of their pattern in the index.
  private final List<Watch> watches;

  private final PatternIndex index;

  /// Whoever asks takes it and puts it back; who finds none makes another.
  private final AtomicReference<@Nullable PatternMatcher> idle = new AtomicReference<>();

  private final Map<Integer, TrackSpec> specs;
  private final Map<Integer, Trigger> byKey;
  private final List<Trigger> always;
  private final Set<String> starting;
  private final Map<String, Set<String>> asked;
  private final Set<String> askedAlways;
  private final Set<String> failures;

  /// A condition that some trigger asks about, how much of it is remembered, and the triggers of
  /// which a case starts with it.
  public record Watch(EventPattern pattern, TrackSpec spec, List<Trigger> starts) {
    public Watch {
      starts = List.copyOf(starts);
    }
  }

  private TriggerSet(
      Map<String, Trigger> triggers,
      List<Watch> watches,
      Map<Integer, TrackSpec> specs,
      Map<Integer, Trigger> byKey,
      List<Trigger> always) {
    this.triggers = triggers;
    this.watches = watches;
    this.index = PatternIndex.of(watches.stream().map(Watch::pattern).toList());
    this.specs = specs;
    this.byKey = byKey;
    this.always = always;
    this.starting =
        watches.stream()
            .filter(watch -> !watch.starts().isEmpty())
            .map(watch -> watch.pattern().event())
            .collect(Collectors.toUnmodifiableSet());
    this.askedAlways = bound(always);
    this.asked = asked(watches, askedAlways);
    this.failures =
        triggers.values().stream()
            .flatMap(trigger -> trigger.when().narrowing().failed().stream())
            .map(EventPattern::event)
            .collect(Collectors.toUnmodifiableSet());
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
    List<Watch> watches = new ArrayList<>();
    Map<Integer, TrackSpec> specs = new HashMap<>();
    patterns.forEach((pattern, spec) -> {
      if (specs.put(spec.key(), spec) != null) {
        throw new IllegalArgumentException("Reword a condition: key of " + pattern.words());
      }
      watches.add(new Watch(pattern, spec, starts.getOrDefault(pattern, List.of())));
    });
    return new TriggerSet(
        Map.copyOf(triggers), List.copyOf(watches), Map.copyOf(specs), byKey, List.copyOf(always));
  }

  /// By event, the properties that some condition looks at, that tell cases apart, or that a
  /// message may say.
  private static Map<String, Set<String>> asked(List<Watch> watches, Set<String> always) {
    Map<String, Set<String>> asked = new HashMap<>();
    for (Watch watch : watches) {
      EventPattern pattern = watch.pattern();
      Set<String> names = asked.computeIfAbsent(pattern.event(), any -> new HashSet<>(always));
      pattern.where().forEach(condition -> names.add(condition.field()));
      if (pattern.by() != null) {
        names.add(pattern.by());
      }
      names.addAll(bound(watch.starts()));
    }
    return asked;
  }

  private static Set<String> bound(List<Trigger> triggers) {
    Set<String> names = new HashSet<>();
    triggers.forEach(trigger -> names.addAll(trigger.send().data().values()));
    return names;
  }

  /// The conditions that an observation meets, in the order in which the triggers ask about them.
  public List<Watch> met(Observation observation) {
    PatternMatcher matcher = matcher();
    int count = matcher.match(observation.event(), observation.properties());
    List<Watch> met = count == 0 ? List.of() : new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      met.add(watches.get(matcher.pattern(i)));
    }
    idle.set(matcher);
    return met;
  }

  private PatternMatcher matcher() {
    PatternMatcher matcher = idle.getAndSet(null);
    return matcher == null ? index.matcher() : matcher;
  }

  /// The properties of an event that a trigger looks at, or that one of its messages may say; of
  /// the others nothing needs to be known.
  public Set<String> asked(String event) {
    return asked.getOrDefault(event, askedAlways);
  }

  /// The triggers of which a case starts with anything that is seen of a customer.
  public List<Trigger> always() {
    return always;
  }

  /// Whether some trigger asks about events of this name.
  public boolean asksAbout(String event) {
    return !always.isEmpty() || index.asksAbout(event);
  }

  /// Whether some trigger counts this behaviour: what none counts changes no activity and decides
  /// nothing.
  public boolean counts(Observation observation) {
    if (!always.isEmpty()) {
      return true;
    }
    PatternMatcher matcher = matcher();
    boolean counts = matcher.match(observation.event(), observation.properties()) > 0;
    idle.set(matcher);
    return counts;
  }

  /// Whether a case of some trigger starts with events of this name.
  public boolean startsWith(String event) {
    return starting.contains(event);
  }

  /// The events that show to some trigger that an incident failed a customer.
  public Set<String> failures() {
    return failures;
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
