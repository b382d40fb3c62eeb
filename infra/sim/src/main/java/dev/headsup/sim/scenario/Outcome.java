package dev.headsup.sim.scenario;

import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a run came to.
///
/// @param steps how many requests were tried
/// @param calls how many calls of functions there were
/// @param cases how many events we took
/// @param sent how many messages the providers took
/// @param injected how often each fault went wrong
/// @param checked how often each invariant was checked
/// @param violations what did not hold; empty when all is well
/// @param took how long it took, in real time
public record Outcome(
    long seed,
    Trace trace,
    long steps,
    long calls,
    int cases,
    int sent,
    Map<Fault, Long> injected,
    Map<String, Long> checked,
    List<String> violations,
    Duration took) {
  public Outcome {
    injected = Map.copyOf(injected);
    checked = Map.copyOf(checked);
    violations = List.copyOf(violations);
  }

  /// Whether everything held.
  public boolean isWell() {
    return violations.isEmpty();
  }

  /// What was wrong, and how to see it again.
  public String words() {
    return "Seed "
        + seed
        + ": "
        + (isWell() ? "all is well" : String.join("\n  ", violations))
        + "\nAgain with every step: ./headsup sim --seed "
        + seed;
  }
}
