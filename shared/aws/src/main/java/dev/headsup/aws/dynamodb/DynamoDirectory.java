package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The directory in the profiles table, which [DynamoProfiles] writes: one row for each address or
/// handle that a customer ever had. A customer who was joined into another is found as that other.
public final class DynamoDirectory implements Directory {
  private final Reads reads;
  private final Profiles profiles;

  /// @param table the name of the profiles table
  public DynamoDirectory(DynamoDbClient client, String table) {
    this.reads = new Reads(client, table);
    this.profiles = new DynamoProfiles(client, table);
  }

  @Override
  public Set<CustomerId> at(AddressHash address) {
    return found(ProfileItem.directoryKey(address));
  }

  @Override
  public Set<CustomerId> called(Handle handle) {
    return found(ProfileItem.directoryKey(handle));
  }

  private Set<CustomerId> found(String key) {
    Set<CustomerId> led = new TreeSet<>();
    reads.query(ProfileItem.leadsTo(key), 0).forEach(item -> led.add(ProfileItem.ledTo(item)));
    if (led.isEmpty()) {
      return Set.of();
    }
    return profiles.load(led).values().stream()
        .map(Known::profile)
        .filter(profile -> ProfileItem.directoryKeys(profile).contains(key))
        .map(Profile::customer)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
