package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads of one table: many keys in few calls, whole queries over their pages.
record Reads(DynamoDbClient client, String table) {
  /// How many keys one call takes.
  static final int BATCH = 100;

  /// Reads keys consistently, [#BATCH] a call; what a call leaves over is asked for again. Keys
  /// that are not there give nothing.
  void each(List<Map<String, AttributeValue>> keys, Consumer<Item> found) {
    each(keys, true, found);
  }

  /// As above, but what was written a moment ago may be missing, for half the units.
  void roughly(List<Map<String, AttributeValue>> keys, Consumer<Item> found) {
    each(keys, false, found);
  }

  private void each(
      List<Map<String, AttributeValue>> keys, boolean consistent, Consumer<Item> found) {
    for (int from = 0; from < keys.size(); from += BATCH) {
      batch(keys.subList(from, Math.min(keys.size(), from + BATCH)), consistent, found);
    }
  }

  private void batch(
      List<Map<String, AttributeValue>> keys, boolean consistent, Consumer<Item> found) {
    List<Map<String, AttributeValue>> left = new ArrayList<>(keys);
    Rounds.until(
        "Reading " + keys.size() + " items of " + table,
        () -> {
          BatchGetItemResponse answer =
              client.batchGetItem(
                  request -> request.requestItems(Map.of(table, these(left, consistent))));
          answer.responses().getOrDefault(table, List.of()).stream().map(Item::new).forEach(found);
          left.clear();
          if (answer.hasUnprocessedKeys() && answer.unprocessedKeys().containsKey(table)) {
            left.addAll(answer.unprocessedKeys().get(table).keys());
          }
          return left.isEmpty();
        });
  }

  private static KeysAndAttributes these(
      List<Map<String, AttributeValue>> keys, boolean consistent) {
    return KeysAndAttributes.builder().keys(List.copyOf(keys)).consistentRead(consistent).build();
  }

  /// Reads one item consistently.
  Optional<Item> one(Map<String, AttributeValue> key) {
    return Optional.of(
            client.getItem(request -> request.tableName(table).key(key).consistentRead(true)))
        .filter(answer -> answer.hasItem() && !answer.item().isEmpty())
        .map(answer -> new Item(answer.item()));
  }

  /// Runs a query over as many pages as it takes.
  ///
  /// @param limit how many items at most; 0 for all
  List<Item> query(QueryRequest.Builder query, int limit) {
    List<Item> items = new ArrayList<>();
    query.tableName(table);
    if (limit > 0) {
      query.limit(limit);
    }
    while (true) {
      QueryResponse page = client.query(query.build());
      page.items().stream().map(Item::new).forEach(items::add);
      boolean last = !page.hasLastEvaluatedKey() || page.lastEvaluatedKey().isEmpty();
      if (last || (limit > 0 && items.size() >= limit)) {
        return limit > 0 && items.size() > limit ? List.copyOf(items.subList(0, limit)) : items;
      }
      query.exclusiveStartKey(page.lastEvaluatedKey());
    }
  }
}
