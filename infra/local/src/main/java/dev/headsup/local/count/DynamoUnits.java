package dev.headsup.local.count;

import dev.headsup.sim.table.ItemBytes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Units of DynamoDB, computed. They are what AWS would bill where the request or the response
/// shows the whole item: every put, every read, and every PartiQL insert. Where it does not, this
/// counts what it sees: an update as its key and its values (exact when it sets every attribute), a
/// delete as one unit. A write to a table with an index counts the table only. A refused condition
/// counts as the write.
final class DynamoUnits {
  private static final long WRITE = 1024;
  private static final long READ = 4096;
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)^\\s*(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|SELECT\\b.*?\\bFROM)\\s+\"?([A-Za-z0-9_.-]+)\"?.*");

  /// `'name': ?` or `"name" = ?`.
  private static final Pattern PLACE =
      Pattern.compile("['\"]?([A-Za-z0-9_]+)['\"]?\\s*[:=<>]+\\s*\\?");

  private final Counters counters;

  DynamoUnits(Counters counters) {
    this.counters = counters;
  }

  /// Writes, which count whatever the answer is.
  void asked(SdkRequest request) {
    switch (request) {
      case PutItemRequest put -> write(put.tableName(), ItemBytes.of(put.item()), 1);
      case UpdateItemRequest update ->
          write(update.tableName(), update(update.key(), update.expressionAttributeValues()), 1);
      case DeleteItemRequest delete -> write(delete.tableName(), ItemBytes.of(delete.key()), 1);
      case BatchWriteItemRequest batch ->
          batch
              .requestItems()
              .forEach((table, writes) ->
                  writes.forEach(one ->
                      write(
                          table,
                          one.putRequest() == null ? 1 : ItemBytes.of(one.putRequest().item()),
                          1)));
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().forEach(this::transaction);
      case ExecuteStatementRequest one -> statement(one.statement(), one.parameters(), 1);
      case BatchExecuteStatementRequest batch -> {
        for (BatchStatementRequest one : batch.statements()) {
          statement(one.statement(), one.parameters(), 1);
        }
      }
      case ExecuteTransactionRequest transaction ->
          transaction
              .transactStatements()
              .forEach(one -> statement(one.statement(), one.parameters(), 2));
      case AwsRequest other -> {}
      default -> {}
    }
  }

  /// Reads, which count by what came back.
  void answered(SdkRequest request, SdkResponse response) {
    switch (request) {
      case GetItemRequest get when response instanceof GetItemResponse got ->
          read(get.tableName(), ItemBytes.of(got.item()), isTrue(get.consistentRead()));
      case BatchGetItemRequest batch when response instanceof BatchGetItemResponse got ->
          batch.requestItems().forEach((table, keys) -> batch(table, keys, got));
      case QueryRequest query when response instanceof QueryResponse got ->
          read(query.tableName(), bytes(got.items()), isTrue(query.consistentRead()));
      case ScanRequest scan when response instanceof ScanResponse got ->
          read(scan.tableName(), bytes(got.items()), isTrue(scan.consistentRead()));
      default -> {}
    }
  }

  private void batch(String table, KeysAndAttributes keys, BatchGetItemResponse got) {
    List<Map<String, AttributeValue>> items = got.responses().getOrDefault(table, List.of());
    boolean consistent = isTrue(keys.consistentRead());
    items.forEach(item -> read(table, ItemBytes.of(item), consistent));
    KeysAndAttributes unread = got.unprocessedKeys().get(table);
    int absent = keys.keys().size() - items.size() - (unread == null ? 0 : unread.keys().size());
    for (int i = 0; i < absent; i++) {
      read(table, 0, consistent); // Looking for what is not there costs the smallest read.
    }
  }

  private void transaction(TransactWriteItem item) {
    if (item.put() != null) {
      write(item.put().tableName(), ItemBytes.of(item.put().item()), 2);
    } else if (item.update() != null) {
      write(
          item.update().tableName(),
          update(item.update().key(), item.update().expressionAttributeValues()),
          2);
    } else if (item.delete() != null) {
      write(item.delete().tableName(), ItemBytes.of(item.delete().key()), 2);
    } else if (item.conditionCheck() != null) {
      write(item.conditionCheck().tableName(), ItemBytes.of(item.conditionCheck().key()), 2);
    }
  }

  private void statement(String text, List<AttributeValue> parameters, int factor) {
    if (text.stripLeading().regionMatches(true, 0, "SELECT", 0, 6)) {
      return; // Counted as a request; what it read is not in the request.
    }
    Matcher table = STATEMENT.matcher(text);
    write(table.matches() ? table.group(1) : "?", stored(text, parameters), factor);
  }

  /// The names and values that a statement leaves in the item. A name that stands in a condition
  /// too (`SET version=? ... AND version=?`) counts once, with the value that is set.
  private static long stored(String text, List<AttributeValue> parameters) {
    Matcher places = PLACE.matcher(text);
    Set<String> names = new HashSet<>();
    long bytes = 0;
    int place = 0;
    while (places.find() && place < parameters.size()) {
      if (names.add(places.group(1))) {
        bytes += ItemBytes.utf8(places.group(1)) + ItemBytes.of(parameters.get(place));
      }
      place++;
    }
    return bytes;
  }

  private static long update(Map<String, AttributeValue> key, Map<String, AttributeValue> values) {
    return ItemBytes.of(key) + values.values().stream().mapToLong(ItemBytes::of).sum();
  }

  private static long bytes(List<Map<String, AttributeValue>> items) {
    return items.stream().mapToLong(ItemBytes::of).sum();
  }

  private void write(String table, long bytes, int factor) {
    counters.write(table, (double) factor * Math.max(1, Math.ceilDiv(bytes, WRITE)));
  }

  private void read(String table, long bytes, boolean consistent) {
    counters.read(table, (consistent ? 1 : 0.5) * Math.max(1, Math.ceilDiv(bytes, READ)));
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
