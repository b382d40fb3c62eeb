package dev.headsup.engine.decision;

import dev.headsup.engine.brake.Held;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What gates look at beyond the customer: the same for everybody, and at most half a minute old.
///
/// @param incidents those that go on, are suspected, or ended lately
/// @param surging triggers of which many customers have a case at once, by id
/// @param spent counters that reached their end, by name ([ContactPolicy#counts])
/// @param held triggers whose messages the brakes hold back now, by id
/// @param stopped channels that stopped by themselves, each with the figures
public record Surroundings(
    Policy policy,
    List<Incident> incidents,
    Map<String, Surging> surging,
    Set<String> spent,
    Map<String, Held> held,
    Map<Channel, String> stopped) {
  /// Many at once.
  ///
  /// @param customers how many had a case of the trigger in the policy's window
  /// @param usual how many have one as a rule
  public record Surging(long customers, double usual) {}

  public Surroundings {
    incidents = List.copyOf(incidents);
    surging = Map.copyOf(surging);
    spent = Set.copyOf(spent);
    held = Map.copyOf(held);
    stopped = Map.copyOf(stopped);
  }

  /// With all brakes released.
  public Surroundings(
      Policy policy, List<Incident> incidents, Map<String, Surging> surging, Set<String> spent) {
    this(policy, incidents, surging, spent, Map.of(), Map.of());
  }

  /// The same with these triggers held back.
  public Surroundings holding(Map<String, Held> held) {
    return new Surroundings(policy, incidents, surging, spent, held, stopped);
  }

  /// A quiet day under a policy.
  public static Surroundings calm(Policy policy) {
    return new Surroundings(policy, List.of(), Map.of(), Set.of());
  }
}
