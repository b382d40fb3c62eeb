package dev.headsup.aws.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The triggers that run, in the settings table: one item per trigger, so a trigger with its
/// messages has at most 400 KB. Safe for use by many threads and processes at once.
public final class DynamoTriggers {
  private static final String PK = "pk";
  private static final String SK = "sk";
  private static final AttributeValue TRIGGERS = Attr.text("triggers");

  private final DynamoDbClient client;
  private final String table;

  /// @param settingsTable the name of the settings table
  public DynamoTriggers(DynamoDbClient client, String settingsTable) {
    this.client = client;
    this.table = settingsTable;
  }

  /// Reads all triggers, consistently, in order of their ids.
  public List<TriggerDocument> load() {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#pk = :pk")
            .expressionAttributeNames(Map.of("#pk", PK))
            .expressionAttributeValues(Map.of(":pk", TRIGGERS));
    return new Reads(client, table)
        .query(query, 0).stream()
            .map(item ->
                new TriggerDocument(
                    item.text(SK), item.text("hash"), files(item.map("files").attributes())))
            .toList();
  }

  /// Puts a trigger down, in the place of an older one of its id.
  public void put(TriggerDocument document) {
    Map<String, AttributeValue> files = new TreeMap<>();
    document.files().forEach((path, text) -> files.put(path, Attr.text(text)));
    Map<String, AttributeValue> item = new HashMap<>(key(document.id()));
    item.put("hash", Attr.text(document.hash()));
    item.put("files", Attr.map(files));
    client.putItem(request -> request.tableName(table).item(item));
  }

  /// Takes a trigger away; it is no error when there is none.
  public void remove(String id) {
    client.deleteItem(request -> request.tableName(table).key(key(id)));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of(PK, TRIGGERS, SK, Attr.text(id));
  }

  private static Map<String, String> files(Map<String, AttributeValue> stored) {
    return stored.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().s()));
  }
}
