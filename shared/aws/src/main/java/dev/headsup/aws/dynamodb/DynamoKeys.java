package dev.headsup.aws.dynamodb;

import dev.headsup.aws.keys.WriteKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The write keys, in the settings table: one item a key, only their hashes. Each change is one
/// conditional write. Safe for use by many threads and processes at once.
public final class DynamoKeys {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoKeys.class);

  private final DynamoDbClient client;
  private final String table;

  /// @param settingsTable the name of the settings table
  public DynamoKeys(DynamoDbClient client, String settingsTable) {
    this.client = client;
    this.table = settingsTable;
  }

  /// Reads all keys, consistently, in order of their ids. One that cannot be read is left out,
  /// named in the log, and opens nothing.
  public List<WriteKey> load() {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#pk = :pk")
            .expressionAttributeNames(Map.of("#pk", "pk"))
            .expressionAttributeValues(Map.of(":pk", WriteKeyItem.KEYS));
    List<WriteKey> keys = new ArrayList<>();
    for (Item item : new Reads(client, table).query(query, 0)) {
      try {
        keys.add(WriteKeyItem.read(item));
      } catch (IllegalArgumentException | IllegalStateException unreadable) {
        LOG.error("The write key {} cannot be read and opens nothing", item.text("sk"), unreadable);
      }
    }
    return List.copyOf(keys);
  }

  /// Puts a new key down.
  ///
  /// @return false when there is one of this id, which stays as it is
  public boolean add(WriteKey key) {
    try {
      client.putItem(request ->
          request
              .tableName(table)
              .item(WriteKeyItem.write(key))
              .conditionExpression("attribute_not_exists(pk)"));
      return true;
    } catch (ConditionalCheckFailedException taken) {
      return false;
    }
  }

  /// Lets a key end at a time, unless it ends before that anyway.
  ///
  /// @return false when there is no such key, or it is revoked, or it ends earlier
  public boolean expire(String id, Instant at) {
    Change change =
        new Change(table, WriteKeyItem.key(id))
            .set("expires", WriteKeyItem.end(at))
            .naming("pk")
            .naming("revoked")
            .when(
                "attribute_exists(#pk) AND attribute_not_exists(#revoked) AND"
                    + " (attribute_not_exists(#expires) OR #expires > :expires)");
    return done(change);
  }

  /// Takes a key back. Once is enough: a later call keeps the first time.
  ///
  /// @return false when there is no such key
  public boolean revoke(String id, Instant at) {
    Change change =
        new Change(table, WriteKeyItem.key(id))
            .setOnce("revoked", Attr.at(at))
            .naming("pk")
            .when("attribute_exists(#pk)");
    return done(change);
  }

  private boolean done(Change change) {
    try {
      client.updateItem(change.alone().build());
      return true;
    } catch (ConditionalCheckFailedException notSo) {
      return false;
    }
  }
}
