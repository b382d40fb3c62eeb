package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Device;
import dev.headsup.engine.customer.Devices;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Traits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Retires devices on the profiles, over the version that was read: for a function that may change
/// nothing else of a customer.
public final class DynamoDevices implements Devices {
  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;

  /// @param table the name of the profiles table
  public DynamoDevices(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.reads = new Reads(client, table);
  }

  @Override
  public void retire(CustomerId customer, Device device, Instant at) {
    Rounds.until("Retiring a device of " + customer, () -> retired(customer, device, at));
  }

  private boolean retired(CustomerId customer, Device device, Instant at) {
    AtomicReference<Item> read = new AtomicReference<>(new Item(Map.of()));
    reads.each(List.of(ProfileItem.key(customer, ProfileItem.PROFILE)), read::set);
    Item stored = read.get();
    if (stored.attributes().isEmpty()) {
      return true;
    }
    Profile profile = ProfileItem.read(customer, stored);
    Traits after = profile.traits().merge(device.retired(at));
    if (after.equals(profile.traits())) {
      return true;
    }
    try {
      client.updateItem(
          ProfileItem.change(
                  table,
                  new Profile(customer, after, profile.membership()),
                  stored.number(ProfileItem.VERSION))
              .alone()
              .build());
      return true;
    } catch (ConditionalCheckFailedException overtaken) {
      return false;
    }
  }
}
