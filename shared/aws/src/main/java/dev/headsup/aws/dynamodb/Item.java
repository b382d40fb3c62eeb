package dev.headsup.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A stored item, or a map inside one, to be read by name. What nobody asks for is ignored, so an
/// older reader understands a newer item.
record Item(Map<String, AttributeValue> attributes) {
  String text(String name) {
    return need(name).s();
  }

  Optional<String> maybeText(String name) {
    return maybe(name).map(AttributeValue::s);
  }

  long number(String name) {
    return Long.parseLong(need(name).n());
  }

  int count(String name) {
    return Math.toIntExact(number(name));
  }

  byte[] bytes(String name) {
    return need(name).b().asByteArray();
  }

  Instant at(String name) {
    return Attr.at(need(name));
  }

  Optional<Instant> maybeAt(String name) {
    return maybe(name).map(Attr::at);
  }

  Item map(String name) {
    return new Item(need(name).m());
  }

  Optional<Item> maybeMap(String name) {
    return maybe(name).map(AttributeValue::m).map(Item::new);
  }

  List<AttributeValue> list(String name) {
    return need(name).l();
  }

  Optional<AttributeValue> maybe(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private AttributeValue need(String name) {
    return maybe(name)
        .orElseThrow(() ->
            new IllegalStateException(
                "A stored item has no '" + name + "', only " + attributes.keySet()));
  }
}
