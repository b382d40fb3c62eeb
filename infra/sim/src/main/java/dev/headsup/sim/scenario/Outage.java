package dev.headsup.sim.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.aws.dynamodb.DynamoExposures;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.SimFunction;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A part of the product fails while everything else does: a server of the company says so, says
/// more, and mostly says that it is over; each word until it is taken, some twice, and so in any
/// order. Who uses that part hears of it once, and who heard of it hears the all-clear.
final class Outage {
  private static final String ID = "inc-1";
  private static final Duration RETRY = Duration.ofSeconds(8);

  private final World world;
  private final Chance chance;
  private final List<CustomerId> people;
  private final Set<CustomerId> exposed = new TreeSet<>();
  private final List<String> phases = new ArrayList<>();

  Outage(World world, Chance chance, List<CustomerId> people) {
    this.world = world;
    this.chance = chance;
    this.people = people;
  }

  /// Plans whether there is one, who is concerned, and who says what when.
  void plan(Size size) {
    if (!chance.permille(350)) {
      return;
    }
    people.stream().filter(person -> chance.permille(600)).forEach(exposed::add);
    Instant start = world.clock().instant();
    new DynamoExposures(world.stores().calm(), Place.EXPOSURE.table())
        .note(
            exposed.stream()
                .map(person ->
                    new Use(
                        person, Configured.COMPONENT, start.atOffset(ZoneOffset.UTC).toLocalDate()))
                .toList());
    phases.add("open");
    if (chance.permille(500)) {
      phases.add("open");
    }
    if (chance.permille(700)) {
      phases.add("resolved");
    }
    Instant at = start;
    for (int revision = 1; revision <= phases.size(); revision++) {
      at = at.plusMillis(chance.below(size.minutes() * 60_000 / phases.size()));
      byte[] report = report(revision, phases.get(revision - 1), start);
      world.at(at, () -> tell(report));
      if (chance.permille(300)) {
        world.at(at.plusSeconds(chance.between(1, 300)), () -> tell(report));
      }
    }
  }

  private static byte[] report(int revision, String phase, Instant start) {
    ObjectNode body = Requests.JSON.createObjectNode();
    body.put("title", "It fails, says revision " + revision);
    body.putArray("components").add(Configured.COMPONENT);
    body.put("impact", "major");
    body.put("phase", phase);
    body.put("startedAt", start.toString());
    body.put("revision", revision);
    return Requests.put("/v1/incidents/" + ID, body.toString());
  }

  private void tell(byte[] report) {
    world.invoke(
        SimFunction.INCIDENTS,
        report,
        answer -> {
          if (answer == null || Requests.status(answer) != 200) {
            world.at(world.clock().instant().plus(RETRY), () -> tell(report));
          }
        });
  }

  /// What must hold in the end. What would have been said while everything was stopped stands in
  /// the ledger with that reason.
  void end(Books books, Checks checks) {
    boolean over = phases.contains("resolved");
    for (CustomerId person : people) {
      List<Decision> told = said(books, person, Configured.OUTAGE);
      List<Decision> cleared = said(books, person, Configured.ALL_CLEAR);
      Supplier<String> otherwise =
          () -> "%s was told %s, and that it is over %s".formatted(person, told, cleared);
      boolean concerned = exposed.contains(person);
      long heard = told.stream().filter(Outage::isSend).count();
      long heardOver = cleared.stream().filter(Outage::isSend).count();
      checks.that("outage told once", heard <= (concerned ? 1 : 0), otherwise);
      if (!phases.isEmpty() && !over && concerned) {
        checks.that("outage told", told.stream().anyMatch(Outage::isSaid), otherwise);
      }
      checks.that("all-clear once", heardOver <= heard, otherwise);
      if (over && heard == 1) {
        checks.that(
            "all-clear",
            cleared.stream().anyMatch(one -> isSaid(one) || isRefused(one, heardBy(books, person))),
            otherwise);
      }
    }
  }

  /// By which channels the first word may have reached somebody.
  private static List<Channel> heardBy(Books books, CustomerId person) {
    return books.of(person).stream()
        .filter(entry -> entry.trigger().id().equals(Configured.OUTAGE) && isSend(entry.decision()))
        .flatMap(entry ->
            Stream.of(Channel.values())
                .map(channel -> books.delivery(person, entry.id(), channel))
                .flatMap(Optional::stream))
        .filter(delivery -> delivery.state().isOut() || delivery.state() == DeliveryState.UNKNOWN)
        .map(Delivery::channel)
        .toList();
  }

  /// Whether they said no to each of these channels since.
  private static boolean isRefused(Decision decision, List<Channel> heard) {
    return decision instanceof Decision.Suppress not
        && not.gate() == Gate.CONSENT
        && heard.stream().allMatch(channel -> not.reason().contains(channel.word()));
  }

  private static boolean isSend(Decision decision) {
    return decision instanceof Decision.Send;
  }

  private static boolean isSaid(Decision decision) {
    return isSend(decision)
        || (decision instanceof Decision.Suppress not
            && (not.gate() == Gate.STOPPED
                || not.reason().endsWith("is stopped")
                // The last way that was left to them bounced meanwhile.
                || not.reason().endsWith("must not be written to")
                // Nothing of what was decided reached them, so there is nothing to take back.
                || not.reason().equals("were not told what it follows up on")));
  }

  private static List<Decision> said(Books books, CustomerId person, String trigger) {
    return books.of(person).stream()
        .filter(entry -> entry.trigger().id().equals(trigger))
        .map(Outreach::decision)
        .toList();
  }
}
