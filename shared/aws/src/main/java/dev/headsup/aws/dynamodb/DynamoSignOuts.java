package dev.headsup.aws.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// When each person last signed out of the console: one item a person in the table of settings,
/// below the partition `signed-out`, which the console's role is bound to. Never cleared; there are
/// no more of them than people who ever signed out.
public final class DynamoSignOuts {
  private static final String PARTITION = "signed-out";

  private final DynamoDbClient dynamo;
  private final String table;

  /// @param table of settings
  public DynamoSignOuts(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /// When a person last signed out, in whole milliseconds; empty for never. What was written before
  /// is seen.
  public Optional<Instant> last(String person) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(request -> request.tableName(table).key(key(person)).consistentRead(true))
            .item();
    return Optional.ofNullable(item.get("at"))
        .map(at -> Instant.ofEpochMilli(Long.parseLong(at.n())));
  }

  /// Remembers that a person signs out; of two the later one stays.
  public void record(String person, Instant at) {
    AttributeValue time = AttributeValue.fromN(Long.toString(at.toEpochMilli()));
    try {
      dynamo.updateItem(request ->
          request
              .tableName(table)
              .key(key(person))
              .updateExpression("SET #at = :at")
              .conditionExpression("attribute_not_exists(#at) OR #at < :at")
              .expressionAttributeNames(Map.of("#at", "at"))
              .expressionAttributeValues(Map.of(":at", time)));
    } catch (ConditionalCheckFailedException later) {
      // They signed out after that as well, which says more.
    }
  }

  private static Map<String, AttributeValue> key(String person) {
    return Map.of("pk", AttributeValue.fromS(PARTITION), "sk", AttributeValue.fromS(person));
  }
}
