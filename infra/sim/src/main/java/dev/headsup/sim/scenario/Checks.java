package dev.headsup.sim.scenario;

import dev.headsup.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What was checked in a run, how often, and what did not hold.
final class Checks {
  private final World world;
  private final Map<String, Long> checked = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  Checks(World world) {
    this.world = world;
  }

  /// Notes whether an invariant holds.
  ///
  /// @param id of the invariant, and a few words
  /// @param otherwise says what is so instead
  void that(String id, boolean holds, Supplier<String> otherwise) {
    checked.merge(id, 1L, Long::sum);
    if (!holds) {
      violations.add(world.clock().instant() + " " + id + ": " + otherwise.get());
    }
  }

  /// What did not hold, with the time and the id of the invariant.
  List<String> violations() {
    return List.copyOf(violations);
  }

  /// How often each invariant was checked, by its id.
  Map<String, Long> checked() {
    return Map.copyOf(checked);
  }
}
