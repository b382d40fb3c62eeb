package dev.headsup.sim.scenario;

import dev.headsup.aws.dynamodb.DynamoOutreaches;
import dev.headsup.aws.dynamodb.Tables;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.sim.table.MemoryDynamo;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the tables say at this moment, read without any fault and without time passing.
final class Books {
  private final MemoryDynamo calm;
  private final Outreaches outreaches;
  private final List<CustomerId> people;

  Books(World world, List<CustomerId> people) {
    this.calm = world.stores().calm();
    this.outreaches =
        new DynamoOutreaches(
            calm,
            new Tables(
                Place.ACTIVITY.table(),
                Place.OUTREACHES.table(),
                Place.DUE.table(),
                Place.PROFILES.table()));
    this.people = people;
  }

  /// A ledger entry.
  Outreach outreach(String customer, String id) {
    return outreaches
        .find(new CustomerId(customer), id)
        .orElseThrow(() -> new IllegalStateException("Sent without an entry in the ledger: " + id));
  }

  /// The ledger of one customer.
  List<Outreach> of(CustomerId customer) {
    return outreaches.of(customer);
  }

  /// The message of an entry by a channel.
  Optional<Delivery> delivery(CustomerId customer, String outreach, Channel channel) {
    return outreaches.deliveries(customer, outreach).stream()
        .filter(delivery -> delivery.channel() == channel)
        .findFirst();
  }

  /// All messages.
  List<Delivery> deliveries() {
    List<Delivery> all = new ArrayList<>();
    for (CustomerId person : people) {
      outreaches.of(person).forEach(entry -> all.addAll(outreaches.deliveries(person, entry.id())));
    }
    return all;
  }

  /// Whether a message stands in the customer's inbox, as an item or as what an item said before:
  /// either names the entry of the ledger.
  boolean isInInbox(Delivery delivery) {
    return calm.items(Place.INBOX.table()).stream()
        .anyMatch(item -> item.toString().contains(delivery.outreach()));
  }

  /// How many items a table has.
  int count(Place place) {
    return calm.items(place.table()).size();
  }

  /// One of the items of a table.
  String first(Place place) {
    return calm.items(place.table()).getFirst().toString();
  }
}
