package dev.headsup.functions.telemetry;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Held;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.outreach.Decisions;
import dev.headsup.engine.trigger.Trigger;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the brakes let through of one batch: taken once for all of it, used customer by customer,
/// and given back where it was not. Not safe for use by several threads.
final class Passes {
  private final LiveSurroundings surroundings;
  private final Surroundings around;
  private final Map<String, Room> rooms = new HashMap<>();

  private static final class Room {
    final String key;
    final Held held;
    long left;

    Room(String key, LiveBrakes.Answer answer) {
      this.key = key;
      this.held = answer.held();
      this.left = answer.granted();
    }
  }

  Passes(LiveSurroundings surroundings, Surroundings around) {
    this.surroundings = surroundings;
    this.around = around;
  }

  /// Takes room for all that would be told at once.
  void reserve(Collection<Decisions> all) {
    Map<Trigger, Long> wanted = new LinkedHashMap<>();
    all.forEach(decisions ->
        told(decisions.decided())
            .forEach((trigger, more) -> wanted.merge(trigger, more, Long::sum)));
    wanted.forEach(this::ask);
  }

  private Room ask(Trigger trigger, long wanted) {
    return rooms.computeIfAbsent(
        trigger.id(),
        id -> new Room(Brake.of(trigger), surroundings.ask(trigger, wanted, around.policy())));
  }

  /// Decides one customer's candidates so that the brakes let pass what is told.
  ///
  /// @param first as decided with the brakes released
  /// @param again decides the same in other surroundings
  Decisions held(Decisions first, Function<Surroundings, Decisions> again) {
    Map<String, Held> held = new HashMap<>();
    Decisions decisions = first;
    while (true) {
      Map<Trigger, Long> told = told(decisions.decided());
      int before = held.size();
      told.forEach((trigger, more) -> {
        Room room = ask(trigger, more);
        if (room.left < more) {
          held.put(trigger.id(), room.held);
        }
      });
      if (held.size() == before) {
        told.forEach((trigger, more) -> ask(trigger, more).left -= more);
        return decisions;
      }
      decisions = again.apply(around.holding(held));
    }
  }

  /// What was let through for these did not go out.
  void unused(List<Decided> decided) {
    told(decided).forEach((trigger, more) -> ask(trigger, more).left += more);
  }

  /// Gives back what nobody used.
  void close() {
    rooms.values().stream()
        .filter(room -> room.left > 0)
        .forEach(room -> surroundings.giveBack(room.key, room.left));
  }

  private static Map<Trigger, Long> told(List<Decided> decided) {
    Map<Trigger, Long> told = new LinkedHashMap<>();
    for (Decided one : decided) {
      if (one.decision() instanceof Decision.Send) {
        told.merge(one.candidate().trigger(), 1L, Long::sum);
      }
    }
    return told;
  }
}
