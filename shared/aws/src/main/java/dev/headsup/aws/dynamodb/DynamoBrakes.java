package dev.headsup.aws.dynamodb;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brakes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Brakes in DynamoDB: one item each in the table of shared numbers. A change is one conditional
/// write over the revision that was read.
public final class DynamoBrakes implements Brakes {
  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the counters table
  public DynamoBrakes(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Map<String, Brake> read(Collection<String> keys) {
    Map<String, Brake> brakes = new HashMap<>();
    keys.forEach(key -> brakes.put(key, Brake.released(key)));
    new Reads(client, table)
        .each(
            brakes.keySet().stream().sorted().map(BrakeItem::key).toList(),
            item -> {
              Brake brake = BrakeItem.read(item);
              brakes.put(brake.key(), brake);
            });
    return brakes;
  }

  @Override
  public boolean replace(Brake after) {
    Change change = new Change(table, BrakeItem.key(after.key()));
    BrakeItem.write(after)
        .forEach((name, value) -> {
          if (value == null) {
            change.remove(name);
          } else {
            change.set(name, value);
          }
        });
    if (after.revision() == 0) {
      change.naming(BrakeItem.NAME).when("attribute_not_exists(#name)");
    } else {
      change
          .where(BrakeItem.REVISION, Attr.number(after.revision()))
          .when("#revision = :was_revision");
    }
    try {
      client.updateItem(change.alone().build());
      return true;
    } catch (ConditionalCheckFailedException overtaken) {
      return false;
    }
  }
}
