package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of traits: a list of `{n: name, v: value, at: when it was told}` by name. A
/// list, because names come from outside and may be anything, the empty text too.
final class TraitsItem {
  private TraitsItem() {}

  static AttributeValue write(Traits traits) {
    return Attr.list(
        new TreeMap<>(traits.all())
            .entrySet().stream().map(entry -> one(entry.getKey(), entry.getValue())).toList());
  }

  private static AttributeValue one(String name, Dated told) {
    return Attr.map(
        Map.of("n", Attr.text(name), "v", ValueItem.write(told.value()), "at", Attr.at(told.at())));
  }

  static Traits read(List<AttributeValue> stored) {
    Map<String, Dated> traits = new HashMap<>();
    for (AttributeValue each : stored) {
      Item item = new Item(each.m());
      AttributeValue value = item.maybe("v").orElseThrow();
      traits.put(item.text("n"), new Dated(ValueItem.read(value), item.at("at")));
    }
    return new Traits(traits);
  }
}
