package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Holds what stores write against the golden files.
abstract class GoldenItems {
  static final Backend BACKEND = new Backend(LocalDynamo.endpoint());

  static void assertStored(String golden, String table, Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            BACKEND.client().getItem(get -> get.tableName(BACKEND.name(table)).key(key)).item());
    item.computeIfPresent("claim", (name, random) -> Attr.text("a name of the call"));
    Golden.assertWritten(golden, item);
  }

  static CustomerId customer(String name) {
    return new CustomerId("golden-" + name);
  }

  static void putRaw(String table, Item item) {
    BACKEND.client().putItem(put -> put.tableName(BACKEND.name(table)).item(item.attributes()));
  }

  /// The same as [Golden#assertRead], for what only its store reads.
  static void assertReadBack(
      String golden, String table, Supplier<List<?>> store, Object expected) {
    Golden.assertRead(
        golden,
        item -> {
          putRaw(table, item);
          return store.get();
        },
        List.of(expected));
  }
}
