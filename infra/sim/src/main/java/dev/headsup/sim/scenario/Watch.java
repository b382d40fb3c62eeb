package dev.headsup.sim.scenario;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.sim.world.Oracle.Accepted;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What must hold at every moment of a run. It looks at the provider and at the tables, never at
/// what the functions believe.
final class Watch {
  /// So long after a stop what a worker was about to send may still leave (G1).
  private static final Duration STOPS = Duration.ofSeconds(5);

  private static final Duration AGAIN = Duration.ofMinutes(3);

  private final World world;
  private final Refusals refusals;
  private final Books books;
  private final Map<String, Instant> claims = new HashMap<>();
  private final Map<String, Delivery> before = new HashMap<>();
  private final Map<String, Integer> sends = new HashMap<>();
  private final Map<String, Long> checked = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  Watch(World world, Refusals refusals, Books books) {
    this.world = world;
    this.refusals = refusals;
    this.books = books;
    world.onEffect(this::claimed);
    world.oracle().onAccepted(this::accepted);
  }

  /// What did not hold, with the time and the id of the invariant.
  List<String> violations() {
    return List.copyOf(violations);
  }

  /// How often each invariant was checked, by its id.
  Map<String, Long> checked() {
    return checked;
  }

  /// Looks at all messages every few minutes from now on.
  void begin() {
    world.at(
        world.clock().instant().plus(AGAIN),
        () -> {
          states();
          begin();
        });
  }

  /// Notes whether an invariant holds.
  void check(String id, boolean holds, String otherwise) {
    checked.merge(id, 1L, Long::sum);
    if (!holds) {
      violations.add(world.clock().instant() + " " + id + ": " + otherwise);
    }
  }

  private void claimed(String caller, String what) {
    if (caller.startsWith("deliver#") && what.contains("OutreachesTable")) {
      boolean write = what.contains("TransactWriteItems") || what.contains("UpdateItem");
      if (write) {
        claims.put(caller, world.clock().instant());
      }
    }
  }

  private void accepted(Accepted accepted) {
    Instant now = world.clock().instant();
    Outreach outreach = books.outreach(accepted.customer(), accepted.outreach());
    Purpose purpose = Configured.purpose(outreach.trigger().id());
    int times = sends.merge(accepted.delivery(), 1, Integer::sum);
    int most = most(purpose, accepted.channel());
    check(
        most == 1 ? "A1 at most once" : "A1 at most one more",
        times <= most,
        accepted.delivery() + " of " + outreach.trigger().id() + " was sent " + times + " times");
    Delivery delivery = books.delivery(outreach, accepted.channel());
    check(
        "notAfter",
        now.isBefore(delivery.notAfter().plusSeconds(10)),
        accepted.delivery() + " was sent after " + delivery.notAfter());
    Instant stopped = refusals.stopped().orElse(Instant.MAX);
    check(
        "G1",
        stopped.equals(Instant.MAX) || !now.isAfter(stopped.plus(STOPS)),
        accepted.delivery() + " was sent, though stopped since " + stopped);
    Instant claim = claims.getOrDefault(world.running(), Instant.MAX);
    Instant no =
        refusals
            .since(new Refusals.No(outreach.customer(), purpose, accepted.channel()))
            .orElse(Instant.MAX);
    check(
        "L30",
        no.equals(Instant.MAX) || claim.isBefore(no),
        accepted.delivery() + " was claimed at " + claim + ", after the no of " + no);
  }

  /// How often a message may reach a provider: where another attempt follows an unknown outcome,
  /// once more.
  private static int most(Purpose purpose, Channel channel) {
    return switch (purpose) {
      case SECURITY -> 2;
      case SERVICE -> channel == Channel.SMS ? 1 : 2;
      case HELP, MARKETING -> 1;
    };
  }

  private void states() {
    for (Delivery now : books.deliveries()) {
      Delivery then = before.put(now.customer() + "/" + now.id(), now);
      if (then != null) {
        check(
            "A15 monotone",
            now.fence() >= then.fence() && isAllowed(then.state(), now.state()),
            now.id() + " went from " + then.state() + " to " + now.state());
      }
    }
  }

  private static boolean isAllowed(DeliveryState from, DeliveryState to) {
    return switch (from) {
      case PENDING, SENDING, UNKNOWN -> true;
      case SENT -> to != DeliveryState.PENDING && to != DeliveryState.SENDING;
      case DELIVERED -> (to != DeliveryState.SENT && to.isOut()) || to == DeliveryState.BOUNCED;
      case BOUNCED -> to == DeliveryState.BOUNCED || to == DeliveryState.COMPLAINED;
      case COMPLAINED, KEPT, FAILED, FOREIGN -> to == from;
    };
  }
}
