package dev.headsup.aws.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// An update of one item, put together attribute by attribute. Every name goes through a
/// placeholder, since many plain words are reserved in DynamoDB.
final class Change {
  private final String table;
  private final Map<String, AttributeValue> key;
  private final List<String> sets = new ArrayList<>();
  private final List<String> adds = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private String condition = "";

  Change(String table, Map<String, AttributeValue> key) {
    this.table = table;
    this.key = key;
  }

  Change set(String name, AttributeValue value) {
    sets.add(named(name) + " = " + valued(name, value));
    return this;
  }

  Change set(Map<String, AttributeValue> attributes) {
    attributes.forEach(this::set);
    return this;
  }

  /// Sets an attribute unless it is there.
  Change setOnce(String name, AttributeValue value) {
    String place = named(name);
    sets.add(place + " = if_not_exists(" + place + ", " + valued(name, value) + ")");
    return this;
  }

  /// Sets an attribute to what another one is, or to a value of [#value] where that one is missing.
  Change setFrom(String name, String other, String otherwise) {
    sets.add(named(name) + " = if_not_exists(" + named(other) + ", " + otherwise + ")");
    return this;
  }

  Change add(String name, long more) {
    adds.add(named(name) + " " + valued(name, Attr.number(more)));
    return this;
  }

  /// Puts members into a set, which begins empty.
  Change add(String name, AttributeValue members) {
    adds.add(named(name) + " " + valued(name, members));
    return this;
  }

  Change remove(String name) {
    removes.add(named(name));
    return this;
  }

  /// Holds only when this is true; `#name` stands for an attribute, `:was_name` for a value of
  /// [#where].
  Change when(String expression) {
    condition = expression;
    return this;
  }

  /// A value that the condition compares an attribute with, as `:was_name`.
  Change where(String name, AttributeValue value) {
    named(name);
    return value(":was_" + name, value);
  }

  /// Any value that the condition names.
  Change value(String placeholder, AttributeValue value) {
    values.put(placeholder, value);
    return this;
  }

  /// An attribute that the condition names.
  Change naming(String name) {
    named(name);
    return this;
  }

  TransactWriteItem inTransaction() {
    Update.Builder update =
        Update.builder()
            .tableName(table)
            .key(key)
            .updateExpression(expression())
            .expressionAttributeNames(names)
            .conditionExpression(condition.isEmpty() ? null : condition);
    if (!values.isEmpty()) {
      update.expressionAttributeValues(values);
    }
    return TransactWriteItem.builder().update(update.build()).build();
  }

  UpdateItemRequest.Builder alone() {
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key)
            .updateExpression(expression())
            .expressionAttributeNames(names)
            .conditionExpression(condition.isEmpty() ? null : condition);
    return values.isEmpty() ? update : update.expressionAttributeValues(values);
  }

  private String expression() {
    return (clause("SET ", sets) + clause(" ADD ", adds) + clause(" REMOVE ", removes)).strip();
  }

  private static String clause(String word, List<String> parts) {
    return parts.isEmpty() ? "" : word + String.join(", ", parts);
  }

  private String named(String name) {
    names.put("#" + name, name);
    return "#" + name;
  }

  private String valued(String name, AttributeValue value) {
    values.put(":" + name, value);
    return ":" + name;
  }
}
