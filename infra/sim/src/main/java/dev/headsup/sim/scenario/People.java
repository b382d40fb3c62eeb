package dev.headsup.sim.scenario;

import dev.headsup.aws.dynamodb.DynamoProfiles;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Device;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Change;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The customers of a run: all can be reached everywhere and agreed to everything, in writing.
final class People {
  private static final Instant BEFORE = World.START.minus(Duration.ofDays(30));

  private static final String NAME = "customer-";

  private People() {}

  /// The customers by number.
  static List<CustomerId> of(int count) {
    return IntStream.range(0, count).mapToObj(n -> CustomerId.known(NAME + n)).toList();
  }

  /// Makes them known, before anything goes wrong.
  static void put(World world, List<CustomerId> people) {
    DynamoProfiles profiles = new DynamoProfiles(world.stores().calm(), Place.PROFILES.table());
    for (CustomerId person : people) {
      Device device = new Device(Device.Platform.IOS, "token-of-" + person.value());
      Traits traits =
          new Traits(
              Map.of(
                  "email",
                  dated(person.value() + "@example.com"),
                  "phone",
                  dated(number(person)),
                  device.trait(),
                  dated(device.address())));
      profiles.merge(List.of(new Change(new Profile(person, traits, null), agreed())));
    }
  }

  /// The phone number of one of them.
  static String number(CustomerId person) {
    int number = Integer.parseInt(person.value().substring(NAME.length()));
    return "+1202555%04d".formatted(100 + number);
  }

  private static Traits.Dated dated(String text) {
    return new Traits.Dated(new Value.Text(text), BEFORE);
  }

  private static Consent agreed() {
    Map<Scope, Grant> grants = new HashMap<>();
    Proof proof = new Proof("consent", "text-1", "checkbox", true);
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        grants.put(new Scope(purpose, channel), new Grant(Status.GRANTED, "form", BEFORE, proof));
      }
    }
    return new Consent(grants);
  }

  /// A no to messages of a purpose by a channel.
  static Consent no(Purpose purpose, Channel channel, Instant at) {
    return new Consent(Map.of(new Scope(purpose, channel), new Grant(Status.REVOKED, "sim", at)));
  }
}
