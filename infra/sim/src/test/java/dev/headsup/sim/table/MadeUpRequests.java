package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Requests of one table, each drawn from a seed.
final class MadeUpRequests {
  private final String table;
  private final MadeUpValues made;
  private int tokens;

  MadeUpRequests(String table, RandomGenerator random) {
    this.table = table;
    made = new MadeUpValues(random);
  }

  AwsRequest next() {
    return switch (made.upTo(15)) {
      case 0, 1, 2 -> put();
      case 3, 4, 5, 6 -> update();
      case 7 -> delete();
      case 8 -> get();
      case 9, 10 -> query();
      case 11 -> batchGet();
      case 12 -> batchWrite();
      case 13, 14 -> transaction();
      default -> statements();
    };
  }

  private MadeUpExpressions expressions() {
    return new MadeUpExpressions(made);
  }

  private ReturnValuesOnConditionCheckFailure told() {
    return made.one(2)
        ? ReturnValuesOnConditionCheckFailure.ALL_OLD
        : ReturnValuesOnConditionCheckFailure.NONE;
  }

  private PutItemRequest put() {
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(made.item());
    if (made.one(2)) {
      MadeUpExpressions with = expressions();
      put.conditionExpression(with.condition(2)).returnValuesOnConditionCheckFailure(told());
      if (!with.names.isEmpty()) {
        put.expressionAttributeNames(with.names);
      }
      if (!with.values.isEmpty()) {
        put.expressionAttributeValues(with.values);
      }
    }
    if (made.one(3)) {
      put.returnValues(made.one(8) ? ReturnValue.UPDATED_NEW : ReturnValue.ALL_OLD);
    }
    return put.build();
  }

  private UpdateItemRequest update() {
    MadeUpExpressions with = expressions();
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(made.one(200) ? "none" : table)
            .key(made.key())
            .updateExpression(with.update())
            .returnValues(
                made.of(
                    with.goesBelow()
                        ? List.of(ReturnValue.NONE, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW)
                        : List.of(
                            ReturnValue.ALL_OLD,
                            ReturnValue.ALL_NEW,
                            ReturnValue.UPDATED_OLD,
                            ReturnValue.UPDATED_NEW)));
    if (!with.changesKey() && made.one(2)) {
      update.conditionExpression(with.condition(2)).returnValuesOnConditionCheckFailure(told());
    }
    if (!with.names.isEmpty()) {
      update.expressionAttributeNames(with.names);
    }
    if (!with.values.isEmpty()) {
      update.expressionAttributeValues(with.values);
    }
    return update.build();
  }

  private DeleteItemRequest delete() {
    DeleteItemRequest.Builder delete = DeleteItemRequest.builder().tableName(table).key(made.key());
    if (made.one(2)) {
      MadeUpExpressions with = expressions();
      delete.conditionExpression(with.condition(1)).returnValuesOnConditionCheckFailure(told());
      if (!with.names.isEmpty()) {
        delete.expressionAttributeNames(with.names);
      }
      if (!with.values.isEmpty()) {
        delete.expressionAttributeValues(with.values);
      }
    }
    return delete.returnValues(made.one(2) ? ReturnValue.ALL_OLD : ReturnValue.NONE).build();
  }

  private GetItemRequest get() {
    GetItemRequest.Builder get =
        GetItemRequest.builder().tableName(table).key(made.key()).consistentRead(made.one(2));
    if (made.one(2)) {
      MadeUpExpressions with = expressions();
      get.projectionExpression(with.projection());
      if (!with.names.isEmpty()) {
        get.expressionAttributeNames(with.names);
      }
    }
    return get.build();
  }

  private QueryRequest query() {
    boolean byDay = made.one(3);
    Map<String, AttributeValue> values = new TreeMap<>();
    String sort = byDay ? "at" : "sk";
    String condition = (byDay ? "#day = :part" : "#pk = :part") + range(sort, values);
    Map<String, String> names = new TreeMap<>();
    names.put(byDay ? "#day" : "#pk", byDay ? "day" : "pk");
    if (condition.contains("#s")) {
      names.put("#s", sort);
    }
    List<String> parts = byDay ? List.of("mon", "tue", "") : List.of("p", "q", "q\u0000");
    values.put(":part", AttributeValue.fromS(made.of(parts)));
    QueryRequest.Builder query =
        QueryRequest.builder().tableName(table).keyConditionExpression(condition);
    if (byDay) {
      query.indexName("byDay");
    } else {
      // Where a range ends with an item, DynamoDB Local knows when it is the last, and refuses to
      // begin behind it.
      boolean open = !condition.matches(".*(<=|>=| = :s|BETWEEN).*");
      page(query, open, values.get(":part"));
    }
    if (made.one(4)) {
      MadeUpExpressions with = expressions();
      query.filterExpression(with.condition(1));
      names.putAll(with.names);
      values.putAll(with.values);
    }
    return query.expressionAttributeNames(names).expressionAttributeValues(values).build();
  }

  private String range(String sort, Map<String, AttributeValue> values) {
    values.put(":s", AttributeValue.fromS(sort.equals("sk") ? made.sort() : "09"));
    return switch (made.upTo(6)) {
      case 0 -> " AND #s " + made.of(List.of("=", "<", "<=", ">", ">=")) + " :s";
      case 1 -> " AND begins_with(#s, :s)";
      case 2 -> {
        values.put(":t", AttributeValue.fromS(sort.equals("sk") ? made.sort() : "10"));
        yield " AND #s BETWEEN :s AND :t";
      }
      default -> {
        values.remove(":s");
        yield made.one(50) ? " OR #pk = :part" : "";
      }
    };
  }

  private void page(QueryRequest.Builder query, boolean open, AttributeValue part) {
    query.consistentRead(made.one(2)).scanIndexForward(made.one(2) ? null : made.one(2));
    if (open && made.one(2)) {
      query.limit(made.upTo(4));
    }
    if (open && made.one(4)) {
      query.exclusiveStartKey(Map.of("pk", part, "sk", AttributeValue.fromS(made.sort())));
    }
  }

  private BatchGetItemRequest batchGet() {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (int left = 1 + made.upTo(4); left > 0; left--) {
      keys.add(made.key());
    }
    KeysAndAttributes.Builder asked =
        KeysAndAttributes.builder()
            .keys(made.one(3) ? keys : keys.stream().distinct().toList())
            .consistentRead(made.one(2));
    return BatchGetItemRequest.builder().requestItems(Map.of(table, asked.build())).build();
  }

  private BatchWriteItemRequest batchWrite() {
    Map<Map<String, AttributeValue>, WriteRequest> writes = new java.util.LinkedHashMap<>();
    for (int left = 1 + made.upTo(4); left > 0; left--) {
      Map<String, AttributeValue> item = made.item();
      Map<String, AttributeValue> key = new TreeMap<>(item);
      key.keySet().retainAll(List.of("pk", "sk"));
      writes.put(
          key,
          made.one(3)
              ? WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build()
              : WriteRequest.builder().putRequest(put -> put.item(item)).build());
    }
    List<WriteRequest> all = new ArrayList<>(writes.values());
    if (made.one(20)) {
      all.add(all.getFirst());
    }
    return BatchWriteItemRequest.builder().requestItems(Map.of(table, all)).build();
  }

  private TransactWriteItemsRequest transaction() {
    List<TransactWriteItem> actions = new ArrayList<>();
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (int left = 1 + made.upTo(2); left > 0; left--) {
      Map<String, AttributeValue> key = made.key();
      if (!keys.contains(key)) {
        keys.add(key);
        actions.add(action(key));
      }
    }
    boolean repeats = made.one(30) && tokens > 0;
    if (repeats) {
      // A token with other parameters, which mean something: nobody promises which of two faults is
      // named.
      Map<String, AttributeValue> item =
          Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("repeated"));
      actions.clear();
      actions.add(TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build());
    }
    int number = repeats ? tokens : ++tokens;
    return TransactWriteItemsRequest.builder()
        .transactItems(actions)
        .clientRequestToken(table + "-" + number)
        .build();
  }

  private TransactWriteItem action(Map<String, AttributeValue> key) {
    MadeUpExpressions with = expressions();
    return switch (made.upTo(3)) {
      case 0 -> {
        Map<String, AttributeValue> item = new TreeMap<>(made.item());
        item.keySet().removeAll(List.of("pk", "sk"));
        item.putAll(key);
        yield TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
      }
      case 1 ->
          TransactWriteItem.builder()
              .conditionCheck(check -> {
                check
                    .tableName(table)
                    .key(key)
                    .conditionExpression(with.condition(1))
                    .returnValuesOnConditionCheckFailure(told());
                if (!with.names.isEmpty()) {
                  check.expressionAttributeNames(with.names);
                }
                if (!with.values.isEmpty()) {
                  check.expressionAttributeValues(with.values);
                }
              })
              .build();
      default ->
          TransactWriteItem.builder()
              .update(update -> {
                update.tableName(table).key(key).updateExpression(with.update());
                if (!with.changesKey() && made.one(2)) {
                  update
                      .conditionExpression(with.condition(1))
                      .returnValuesOnConditionCheckFailure(told());
                }
                if (!with.names.isEmpty()) {
                  update.expressionAttributeNames(with.names);
                }
                if (!with.values.isEmpty()) {
                  update.expressionAttributeValues(with.values);
                }
              })
              .build();
    };
  }

  private BatchExecuteStatementRequest statements() {
    List<BatchStatementRequest> statements = new ArrayList<>();
    List<List<AttributeValue>> keys = new ArrayList<>();
    for (int left = 1 + made.upTo(2); left > 0; left--) {
      AttributeValue pk = AttributeValue.fromS(made.of(List.of("p", "q")));
      AttributeValue sk = AttributeValue.fromS(made.sort());
      if (!keys.contains(List.of(pk, sk))) {
        keys.add(List.of(pk, sk));
        statements.add(statement(pk, sk));
      }
    }
    return BatchExecuteStatementRequest.builder().statements(statements).build();
  }

  private BatchStatementRequest statement(AttributeValue pk, AttributeValue sk) {
    AttributeValue number = made.number();
    return switch (made.upTo(3)) {
      case 0 ->
          statement(
              "INSERT INTO \"" + table + "\" VALUE {'pk':?,'sk':?,'nr':?}",
              List.of(pk, sk, number));
      case 1 ->
          statement(
              "UPDATE \"" + table + "\" SET nr=? SET \"txt\"=? WHERE pk=? AND sk=? AND nr=?",
              List.of(number, made.text(), pk, sk, made.number()));
      case 2 ->
          statement(
              "UPDATE \"" + table + "\" SET nr=? WHERE pk=? AND sk=?", List.of(number, pk, sk));
      default ->
          statement(
              "DELETE FROM \"" + table + "\" WHERE pk=? AND sk=? AND nr=?",
              List.of(pk, sk, number));
    };
  }

  private static BatchStatementRequest statement(String text, List<AttributeValue> parameters) {
    return BatchStatementRequest.builder().statement(text).parameters(parameters).build();
  }
}
