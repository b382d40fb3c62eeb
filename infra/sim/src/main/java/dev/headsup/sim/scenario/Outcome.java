package dev.headsup.sim.scenario;

import dev.headsup.engine.message.Channel;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a run came to.
///
/// @param steps how many requests were tried
/// @param calls how many calls of functions there were
/// @param cases how many events we took
/// @param sent how many messages the providers took
/// @param told how many messages reached an inbox or a provider, by the word of their channel, and
///   the same messages by the word of their purpose
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
    Map<String, Long> told,
    Map<Fault, Long> injected,
    Map<String, Long> checked,
    List<String> violations,
    Duration took) {
  public Outcome {
    told = Map.copyOf(told);
    injected = Map.copyOf(injected);
    checked = Map.copyOf(checked);
    violations = List.copyOf(violations);
  }

  /// How many messages reached an inbox or a provider.
  public long messages() {
    return Stream.of(Channel.values())
        .mapToLong(channel -> told.getOrDefault(channel.word(), 0L))
        .sum();
  }

  /// Whether nobody was told anything: where nothing is sent, much holds that shows nothing.
  public boolean isSilent() {
    return told.isEmpty();
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
