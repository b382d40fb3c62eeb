package dev.headsup.sim.scenario;

import dev.headsup.aws.dynamodb.DynamoProfiles;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Customers who say no in the middle of a run, and the company that stops everything; and when
/// each of it took effect, as the tables know it and not as anybody was told.
final class Refusals {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final World world;
  private final Chance chance;
  private final Map<String, Wish> open = new HashMap<>();
  private final Map<No, Instant> noes = new HashMap<>();
  private Optional<Instant> stopped = Optional.empty();

  /// Whom a no concerns, and what.
  record No(CustomerId customer, Purpose purpose, Channel channel) {}

  private record Wish(No no) {}

  Refusals(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
    world.onEffect(this::seen);
  }

  /// When a no took effect; empty while there is none.
  Optional<Instant> since(No no) {
    return Optional.ofNullable(noes.get(no));
  }

  /// Since when everything is stopped; empty while it is not.
  Optional<Instant> stopped() {
    return stopped;
  }

  /// Plans who says no, and whether everything is stopped for a while.
  void plan(List<CustomerId> people, Size size) {
    Instant start = world.clock().instant();
    for (CustomerId person : people) {
      if (chance.permille(300)) {
        No no =
            new No(
                person,
                chance.of(List.of(Purpose.values())),
                chance.of(List.of(Channel.EMAIL, Channel.SMS)));
        Instant at = start.plusMillis(chance.below(size.minutes() * 60_000));
        world.at(at, () -> say(no, at));
      }
    }
    if (chance.permille(200)) {
      Instant at = start.plusMillis(chance.below(size.minutes() * 60_000));
      world.at(at, () -> stop("yes"));
      world.at(at.plusSeconds(chance.between(20, 240)), () -> stop("no"));
    }
  }

  private void say(No no, Instant at) {
    String who = "customer-says-no-" + open.size();
    open.put(who, new Wish(no));
    DynamoProfiles profiles = new DynamoProfiles(world.stores().dynamo(), Place.PROFILES.table());
    world.act(
        who,
        () -> profiles.say(no.customer(), People.no(no.purpose(), no.channel(), at)),
        well -> {
          if (!well) {
            world.at(world.clock().instant().plus(RETRY), () -> say(no, at));
          }
        });
  }

  private void stop(String word) {
    if (word.equals("no")) {
      // Whoever is resumed may be sent to at once.
      stopped = Optional.empty();
    }
    Configured.stop(world, world.stores().calm(), word);
    if (word.equals("yes")) {
      stopped = Optional.of(world.clock().instant());
    }
    world.note("everything is stopped: " + word);
  }

  /// A write by somebody who says no: from here on it is on record.
  private void seen(String caller, String what) {
    int end = caller.indexOf('#');
    Wish wish = open.get(end < 0 ? caller : caller.substring(0, end));
    if (wish != null && what.startsWith("dynamodb:TransactWriteItems")) {
      No no = wish.no();
      Consent consent =
          new DynamoProfiles(world.stores().calm(), Place.PROFILES.table())
              .load(List.of(no.customer()))
              .values()
              .iterator()
              .next()
              .consent();
      boolean said =
          consent
              .on(no.purpose(), no.channel())
              .filter(grant -> grant.status() == Consent.Status.REVOKED)
              .isPresent();
      if (said) {
        noes.putIfAbsent(no, world.clock().instant());
        world.note("the no of " + no.customer() + " to " + new Scope(no.purpose(), no.channel()));
      }
    }
  }
}
