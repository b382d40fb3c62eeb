package dev.headsup.functions.memory;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.tutorial.Effect;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lessons in memory.
public final class MemoryLessons implements Lessons {
  private final Map<CustomerId, Map<String, Map<Step, Instant>>> steps = new LinkedHashMap<>();

  @Override
  public synchronized void note(CustomerId customer, String tutorial, Step step, Instant at) {
    steps
        .computeIfAbsent(customer, any -> new LinkedHashMap<>())
        .computeIfAbsent(tutorial, any -> new EnumMap<>(Step.class))
        .putIfAbsent(step, at);
  }

  /// How often somebody was read.
  public int reads;

  @Override
  public synchronized Map<String, Progress> of(CustomerId customer) {
    reads++;
    Map<String, Progress> progress = new HashMap<>();
    steps
        .getOrDefault(customer, Map.of())
        .forEach((tutorial, taken) -> progress.put(tutorial, new Progress(taken)));
    return progress;
  }

  @Override
  public synchronized Map<String, Effect> effects(Collection<String> tutorials) {
    Map<String, Effect> effects = new HashMap<>();
    tutorials.forEach(tutorial ->
        effects.put(
            tutorial,
            new Effect(
                count(tutorial, Step.OFFERED),
                count(tutorial, Step.STARTED),
                count(tutorial, Step.FINISHED),
                count(tutorial, Step.SUCCEEDED),
                count(tutorial, Step.CONTACTED))));
    return effects;
  }

  private long count(String tutorial, Step step) {
    return steps.values().stream()
        .filter(met -> met.getOrDefault(tutorial, Map.of()).containsKey(step))
        .count();
  }
}
