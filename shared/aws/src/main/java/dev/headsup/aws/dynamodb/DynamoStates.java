package dev.headsup.aws.dynamodb;

import dev.headsup.engine.metric.States;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// States in DynamoDB, in the table of counters: one item each, with the bytes.
public final class DynamoStates implements States {
  private static final String NAME = "name";
  private static final String STATE = "state";

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the counters table
  public DynamoStates(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void write(String name, byte[] state, Instant forget) {
    client.updateItem(
        new Change(table, key(name))
            .set(STATE, Attr.bytes(state))
            .set("expires", Attr.number(forget.getEpochSecond()))
            .alone()
            .build());
  }

  @Override
  public Map<String, byte[]> read(Collection<String> names) {
    Map<String, byte[]> found = new HashMap<>();
    new Reads(client, table)
        .each(
            names.stream().distinct().map(DynamoStates::key).toList(),
            item ->
                item.maybe(STATE)
                    .ifPresent(state -> found.put(item.text(NAME), state.b().asByteArray())));
    return found;
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of(NAME, Attr.text(name));
  }
}
