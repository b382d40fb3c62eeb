package dev.headsup.sim.scenario;

import dev.headsup.aws.dynamodb.DynamoProfiles;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Since when who wants nothing, as the tables know it: heard from each change of them at the
/// moment it takes effect, whoever makes it and whatever that one is told.
final class OnRecord {
  private static final String CUSTOMER = "c#";
  private static final String ADDRESS = "x#";

  private final World world;
  private final DynamoProfiles profiles;
  private final Map<No, Instant> noes = new HashMap<>();
  private final Map<CustomerId, Instant> pauses = new HashMap<>();
  private final Map<String, Instant> suppressed = new HashMap<>();

  /// Whom a no concerns, and what.
  record No(CustomerId customer, Purpose purpose, Channel channel) {}

  /// @param world whose customers have agreed to everything so far
  OnRecord(World world) {
    this.world = world;
    this.profiles = new DynamoProfiles(world.stores().calm(), Place.PROFILES.table());
  }

  /// Listens from now on.
  void begin() {
    world.stores().calm().onChange(this::changed);
  }

  /// Since when there is no yes, or a pause of what is neither security nor service; empty while
  /// messages are wanted.
  Optional<Instant> since(No no) {
    Instant refused = noes.get(no);
    Instant paused = no.purpose().needsGrant() ? pauses.get(no.customer()) : null;
    if (refused == null || (paused != null && paused.isBefore(refused))) {
      return Optional.ofNullable(paused);
    }
    return Optional.of(refused);
  }

  /// Since when an address is on the suppression list.
  Optional<Instant> suppressed(AddressHash address) {
    return Optional.ofNullable(suppressed.get(name(address)));
  }

  private static String name(AddressHash address) {
    return ADDRESS + address.channel() + "#" + address.value();
  }

  private void changed(
      String table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> now) {
    if (!table.equals(Place.PROFILES.table()) || now == null) {
      return;
    }
    String whose = text(now, "pk");
    String what = text(now, "sk");
    if (whose.startsWith(CUSTOMER) && what.equals("consent")) {
      heard(new CustomerId(whose.substring(CUSTOMER.length())));
    } else if (whose.startsWith(ADDRESS) && what.equals("suppressed")) {
      keep(suppressed, whose, now.getOrDefault("on", AttributeValue.fromBool(false)).bool());
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }

  private void heard(CustomerId customer) {
    Known known = profiles.load(List.of(customer)).getOrDefault(customer, Known.nothing(customer));
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        boolean said =
            known
                .consent()
                .on(purpose, channel)
                .map(Consent.Grant::status)
                .filter(Status.GRANTED::equals)
                .isEmpty();
        keep(noes, new No(customer, purpose, channel), said);
      }
    }
    keep(pauses, customer, known.preferences().isPaused(world.clock().instant()));
  }

  private <K> void keep(Map<K, Instant> all, K one, boolean holds) {
    if (!holds) {
      all.remove(one);
    } else if (all.putIfAbsent(one, world.clock().instant()) == null) {
      world.note("on record: no to " + one);
    }
  }
}
