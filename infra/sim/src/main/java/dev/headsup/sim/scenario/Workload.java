package dev.headsup.sim.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.SimFunction;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What customers do in a run, and the client that tells us of it: it keeps its events until they
/// are taken, tries again as Segment's clients do, and sometimes tells the same twice.
final class Workload {
  private static final Duration RETRY = Duration.ofSeconds(7);
  private static final int AT_ONCE = 3;

  private final World world;
  private final Chance chance;
  private final List<CustomerId> people;
  private final List<String> triggers;
  private final Map<String, Case> accepted = new LinkedHashMap<>();
  private int cases;

  /// A case that a customer started.
  ///
  /// @param id of its event
  /// @param at when it happened, by the customer's clock
  record Case(String id, CustomerId customer, String trigger, Instant at) {}

  /// @param triggers which there are, besides the one that waits
  Workload(World world, Chance chance, List<CustomerId> people, List<String> triggers) {
    this.world = world;
    this.chance = chance;
    this.people = people;
    this.triggers = triggers;
  }

  /// The cases of which we told the client that we have them, by the ids of their events.
  Map<String, Case> accepted() {
    return accepted;
  }

  /// Plans all that will happen.
  void plan(Size size) {
    Instant start = world.clock().instant();
    int left = size.events();
    while (left > 0) {
      List<Case> batch = new ArrayList<>();
      Instant at = start.plusMillis(chance.below(size.minutes() * 60_000));
      for (int n = Math.min(left, chance.between(1, AT_ONCE)); n > 0; n--) {
        batch.add(drawn(at));
      }
      left -= batch.size();
      world.at(at, () -> tell(batch));
      // Nobody hears it twice, however often it is told.
      if (chance.permille(150)) {
        world.at(at.plusSeconds(chance.between(1, 400)), () -> tell(batch));
      }
    }
  }

  private Case drawn(Instant at) {
    String trigger = chance.permille(80) ? Configured.WAITING : chance.of(triggers);
    return new Case("m" + cases++, chance.of(people), trigger, at);
  }

  /// Tells of cases now, and again until they are taken.
  void tell(List<Case> batch) {
    world.invoke(
        SimFunction.INGEST,
        request(batch),
        answer -> {
          if (answer != null && Requests.status(answer) == 200) {
            batch.forEach(one -> accepted.put(one.id(), one));
          } else {
            world.at(world.clock().instant().plus(RETRY), () -> tell(batch));
          }
        });
  }

  private static byte[] request(List<Case> batch) {
    ObjectNode body = Requests.JSON.createObjectNode();
    ArrayNode events = body.putArray("batch");
    for (Case one : batch) {
      ObjectNode event = events.addObject();
      event.put("type", "track");
      event.put("messageId", one.id());
      event.put("userId", one.customer().value());
      event.put("event", Configured.event(one.trigger()));
      event.put("timestamp", one.at().toString());
      event.putObject("properties").put("case", "case-" + one.id());
    }
    return Requests.post("/v1/batch", body.toString());
  }
}
