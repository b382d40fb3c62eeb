package dev.headsup.sim.table;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A write of one item, read and checked as far as it can be without the item.
///
/// @param condition null: none
/// @param tellsOld whether a refusal names what was there
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; a list of bytes would be ten times as large
record Write(
    MemoryTable table,
    byte[] place,
    @Nullable Condition condition,
    Effect effect,
    boolean tellsOld) {
  /// DynamoDB's limit of an item.
  private static final int LARGEST = 400 * 1024;

  /// What it does.
  sealed interface Effect {
    record Replace(Map<String, AttributeValue> item) implements Effect {}

    record Alter(Change change) implements Effect {}

    record Remove() implements Effect {}

    /// Nothing: it only asks.
    record Check() implements Effect {}
  }

  static Write of(PutItemRequest put, MemoryTable table) {
    Bindings bindings =
        new Bindings(
            put.expressionAttributeNames(),
            put.hasExpressionAttributeNames(),
            put.expressionAttributeValues(),
            put.hasExpressionAttributeValues());
    return replace(
        table,
        put.item(),
        put.conditionExpression(),
        bindings,
        put.returnValuesOnConditionCheckFailure());
  }

  static Write of(Put put, MemoryTable table) {
    Bindings bindings =
        new Bindings(
            put.expressionAttributeNames(),
            put.hasExpressionAttributeNames(),
            put.expressionAttributeValues(),
            put.hasExpressionAttributeValues());
    return replace(
        table,
        put.item(),
        put.conditionExpression(),
        bindings,
        put.returnValuesOnConditionCheckFailure());
  }

  private static Write replace(
      MemoryTable table,
      Map<String, AttributeValue> item,
      @Nullable String condition,
      Bindings bindings,
      @Nullable ReturnValuesOnConditionCheckFailure told) {
    Condition parsed = ConditionParser.parse(condition, bindings);
    bindings.done();
    return replace(table, item, parsed, told == ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  static Write replace(
      MemoryTable table,
      Map<String, AttributeValue> item,
      @Nullable Condition condition,
      boolean told) {
    Map<String, AttributeValue> formed = Values.item(item);
    byte[] place = table.schema().placeOf(formed);
    checked(table, place, formed);
    return new Write(table, place, condition, new Effect.Replace(formed), told);
  }

  static Write of(UpdateItemRequest update, MemoryTable table) {
    Bindings bindings =
        new Bindings(
            update.expressionAttributeNames(),
            update.hasExpressionAttributeNames(),
            update.expressionAttributeValues(),
            update.hasExpressionAttributeValues());
    return alter(
        table,
        update.key(),
        update.updateExpression(),
        update.conditionExpression(),
        bindings,
        update.returnValuesOnConditionCheckFailure());
  }

  static Write of(Update update, MemoryTable table) {
    Bindings bindings =
        new Bindings(
            update.expressionAttributeNames(),
            update.hasExpressionAttributeNames(),
            update.expressionAttributeValues(),
            update.hasExpressionAttributeValues());
    return alter(
        table,
        update.key(),
        update.updateExpression(),
        update.conditionExpression(),
        bindings,
        update.returnValuesOnConditionCheckFailure());
  }

  private static Write alter(
      MemoryTable table,
      Map<String, AttributeValue> key,
      @Nullable String expression,
      @Nullable String condition,
      Bindings bindings,
      @Nullable ReturnValuesOnConditionCheckFailure told) {
    Change change =
        expression == null ? new Change(List.of()) : UpdateParser.parse(expression, bindings);
    Condition parsed = ConditionParser.parse(condition, bindings);
    bindings.done();
    return alter(table, key, change, parsed, told == ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  static Write alter(
      MemoryTable table,
      Map<String, AttributeValue> key,
      Change change,
      @Nullable Condition condition,
      boolean told) {
    for (Path path : change.paths()) {
      if (table.schema().key().has(path.attribute())) {
        throw Refusal.invalid(
            "One or more parameter values were invalid: Cannot update attribute "
                + path.attribute()
                + ". This attribute is part of the key");
      }
    }
    return new Write(table, table.schema().place(key), condition, new Effect.Alter(change), told);
  }

  static Write of(DeleteItemRequest delete, MemoryTable table) {
    Bindings bindings =
        new Bindings(
            delete.expressionAttributeNames(),
            delete.hasExpressionAttributeNames(),
            delete.expressionAttributeValues(),
            delete.hasExpressionAttributeValues());
    return keyed(
        table,
        delete.key(),
        delete.conditionExpression(),
        bindings,
        new Effect.Remove(),
        delete.returnValuesOnConditionCheckFailure());
  }

  static Write of(Delete delete, MemoryTable table) {
    Bindings bindings =
        new Bindings(
            delete.expressionAttributeNames(),
            delete.hasExpressionAttributeNames(),
            delete.expressionAttributeValues(),
            delete.hasExpressionAttributeValues());
    return keyed(
        table,
        delete.key(),
        delete.conditionExpression(),
        bindings,
        new Effect.Remove(),
        delete.returnValuesOnConditionCheckFailure());
  }

  static Write of(ConditionCheck check, MemoryTable table) {
    Bindings bindings =
        new Bindings(
            check.expressionAttributeNames(),
            check.hasExpressionAttributeNames(),
            check.expressionAttributeValues(),
            check.hasExpressionAttributeValues());
    if (check.conditionExpression() == null) {
      throw Refusal.invalid("The ConditionExpression is a required field");
    }
    return keyed(
        table,
        check.key(),
        check.conditionExpression(),
        bindings,
        new Effect.Check(),
        check.returnValuesOnConditionCheckFailure());
  }

  private static Write keyed(
      MemoryTable table,
      Map<String, AttributeValue> key,
      @Nullable String condition,
      Bindings bindings,
      Effect effect,
      @Nullable ReturnValuesOnConditionCheckFailure told) {
    Condition parsed = ConditionParser.parse(condition, bindings);
    bindings.done();
    return new Write(
        table,
        table.schema().place(key),
        parsed,
        effect,
        told == ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  /// Removes an item without a condition.
  static Write remove(MemoryTable table, Map<String, AttributeValue> key) {
    return new Write(table, table.schema().place(key), null, new Effect.Remove(), false);
  }

  /// What was there; null: nothing.
  @Nullable Map<String, AttributeValue> before() {
    return table.get(place);
  }

  boolean isAllowed(@Nullable Map<String, AttributeValue> before) {
    return condition == null || condition.holds(before == null ? Map.of() : before);
  }

  /// What will be there; null: nothing.
  @Nullable Map<String, AttributeValue> after(@Nullable Map<String, AttributeValue> before) {
    return switch (effect) {
      case Effect.Replace replace -> replace.item();
      case Effect.Remove _ -> null;
      case Effect.Check _ -> before;
      case Effect.Alter alter -> {
        Map<String, AttributeValue> from = before == null ? table.schema().named(place) : before;
        Map<String, AttributeValue> after = alter.change().applied(from);
        checked(table, place, after);
        yield after;
      }
    };
  }

  void done(@Nullable Map<String, AttributeValue> after) {
    if (!(effect instanceof Effect.Check)) {
      table.set(place, after);
    }
  }

  /// The bytes that a request with this write is counted with.
  long bytes() {
    return effect instanceof Effect.Replace(Map<String, AttributeValue> item)
        ? ItemBytes.of(item)
        : place.length;
  }

  static void distinct(List<Write> writes, String otherwise) {
    Set<List<Object>> seen = new HashSet<>();
    for (Write write : writes) {
      if (!seen.add(List.of(write.table, java.nio.ByteBuffer.wrap(write.place)))) {
        throw Refusal.invalid(otherwise);
      }
    }
  }

  private static void checked(MemoryTable table, byte[] place, Map<String, AttributeValue> item) {
    if (ItemBytes.of(item) > LARGEST) {
      throw Refusal.invalid("Item size has exceeded the maximum allowed size");
    }
    // Throws where the key of an index is no text.
    table.schema().indexes().values().forEach(index -> table.schema().placeIn(index, item, place));
  }
}
