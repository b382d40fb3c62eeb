package dev.headsup.engine.tutorial;

import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Who got how far with which tutorial, and how many did. Safe for use by many threads and
/// processes at once; may throw an unchecked exception when the store does not answer, and a repeat
/// does no harm then.
public interface Lessons {
  /// How far one customer got: each step at its first time.
  record Progress(Map<Step, Instant> steps) {
    /// Nothing yet.
    public static final Progress NONE = new Progress(Map.of());

    public Progress {
      steps = Map.copyOf(steps);
    }

    /// Whether a step was taken.
    public boolean has(Step step) {
      return steps.containsKey(step);
    }

    /// Whether they saw it: opened it or went through it.
    public boolean seen() {
      return has(Step.STARTED) || has(Step.FINISHED);
    }
  }

  /// Notes a step of a customer, and counts it for the tutorial, both or neither. The first time
  /// stays: a repeat changes nothing and is not counted.
  void note(CustomerId customer, String tutorial, Step step, Instant at);

  /// How far a customer got, by tutorial; those they never met are missing.
  Map<String, Progress> of(CustomerId customer);

  /// What tutorials brought about, by their ids; every asked one is in the answer.
  Map<String, Effect> effects(Collection<String> tutorials);
}
