package dev.headsup.sim.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// How a table is keyed. Every key attribute is a text here, as in all of our tables.
///
/// @param table its name
/// @param indexes by their names
record Schema(String table, Key key, Map<String, Index> indexes) {
  /// A key.
  ///
  /// @param sort null: a partition holds one item
  record Key(String partition, @Nullable String sort) {
    boolean has(String attribute) {
      return attribute.equals(partition) || attribute.equals(sort);
    }

    List<String> attributes() {
      return sort == null ? List.of(partition) : List.of(partition, sort);
    }
  }

  /// A secondary index.
  ///
  /// @param shown what of an item it shows; empty: all
  record Index(String name, Key key, Optional<List<String>> shown) {}

  static Schema of(CreateTableRequest request) {
    for (AttributeDefinition attribute : request.attributeDefinitions()) {
      if (attribute.attributeType() != ScalarAttributeType.S) {
        throw new UnsupportedOperationException(
            "A key of type %s: the simulator's tables have keys of text"
                .formatted(attribute.attributeTypeAsString()));
      }
    }
    Key key = key(request.keySchema());
    Map<String, Index> indexes = new LinkedHashMap<>();
    request
        .globalSecondaryIndexes()
        .forEach(index ->
            indexes.put(
                index.indexName(),
                index(index.indexName(), key(index.keySchema()), index.projection(), key)));
    request
        .localSecondaryIndexes()
        .forEach(index ->
            indexes.put(
                index.indexName(),
                index(index.indexName(), key(index.keySchema()), index.projection(), key)));
    return new Schema(request.tableName(), key, indexes);
  }

  private static Index index(String name, Key own, Projection projection, Key table) {
    if (projection.projectionType() == ProjectionType.ALL) {
      return new Index(name, own, Optional.empty());
    }
    java.util.Set<String> shown = new java.util.TreeSet<>(own.attributes());
    shown.addAll(table.attributes());
    shown.addAll(projection.nonKeyAttributes());
    return new Index(name, own, Optional.of(List.copyOf(shown)));
  }

  private static Key key(List<KeySchemaElement> elements) {
    String partition = null;
    String sort = null;
    for (KeySchemaElement element : elements) {
      if (element.keyType() == KeyType.HASH) {
        partition = element.attributeName();
      } else {
        sort = element.attributeName();
      }
    }
    if (partition == null) {
      throw Refusal.invalid("A table needs a partition key");
    }
    return new Key(partition, sort);
  }

  /// The place of a key that a request names, with exactly the attributes of the key.
  byte[] place(Map<String, AttributeValue> named) {
    if (named.size() != key.attributes().size()) {
      throw Refusal.invalid("The provided key element does not match the schema");
    }
    return placeOf(named, "The provided key element does not match the schema");
  }

  /// The place of a whole item.
  byte[] placeOf(Map<String, AttributeValue> item) {
    return placeOf(
        item, "One or more parameter values were invalid: a key attribute is missing or no text");
  }

  private byte[] placeOf(Map<String, AttributeValue> attributes, String otherwise) {
    SortedBytes place = new SortedBytes();
    for (String name : key.attributes()) {
      AttributeValue value = attributes.get(name);
      if (value == null || value.s() == null) {
        throw Refusal.invalid(otherwise);
      }
      long most = name.equals(key.partition) ? 2048 : 1024;
      if (value.s().isEmpty() || ItemBytes.utf8(value.s()) > most) {
        throw Refusal.invalid(
            "One or more parameter values are not valid: a key of 1 to " + most + " bytes");
      }
      place.part(value.s());
    }
    return place.done();
  }

  /// The key attributes of a place.
  Map<String, AttributeValue> named(byte[] place) {
    String[] parts = SortedBytes.parts(place, key.attributes().size());
    Map<String, AttributeValue> named = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i++) {
      named.put(key.attributes().get(i), AttributeValue.fromS(parts[i]));
    }
    return named;
  }

  /// Where an item lies in an index; null: it is not in it.
  byte @Nullable [] placeIn(Index index, Map<String, AttributeValue> item, byte[] place) {
    SortedBytes bytes = new SortedBytes();
    for (String name : index.key().attributes()) {
      AttributeValue value = item.get(name);
      if (value == null) {
        return null;
      }
      if (value.s() == null || value.s().isEmpty()) {
        throw Refusal.invalid(
            "One or more parameter values were invalid: Type mismatch for Index Key " + name);
      }
      bytes.part(value.s());
    }
    byte[] own = bytes.done();
    byte[] whole = java.util.Arrays.copyOf(own, own.length + place.length);
    System.arraycopy(place, 0, whole, own.length, place.length);
    return whole;
  }
}
