package dev.headsup.aws.dynamodb;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a write key.
final class WriteKeyItem {
  static final AttributeValue KEYS = Attr.text("keys");

  private WriteKeyItem() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of("pk", KEYS, "sk", Attr.text(id));
  }

  static Map<String, AttributeValue> write(WriteKey key) {
    Map<String, AttributeValue> item = new HashMap<>(key(key.id()));
    item.put("hash", Attr.text(key.hash()));
    item.put("kind", Attr.text(key.kind().word()));
    item.put("name", Attr.text(key.name()));
    item.put("rate", Attr.number(key.rate()));
    item.put("created", Attr.at(key.created()));
    Optional.ofNullable(key.expires()).ifPresent(at -> item.put("expires", end(at)));
    Optional.ofNullable(key.revoked()).ifPresent(at -> item.put("revoked", Attr.at(at)));
    return item;
  }

  /// The end of a key, in milliseconds: always a number, so that DynamoDB can compare two of them.
  static AttributeValue end(Instant at) {
    return Attr.number(at.toEpochMilli());
  }

  /// @throws IllegalArgumentException when it is of a kind that only a newer version knows
  static WriteKey read(Item item) {
    String kind = item.text("kind");
    return new WriteKey(
        item.text("sk"),
        item.text("hash"),
        KeyKind.ofWord(kind)
            .orElseThrow(() -> new IllegalArgumentException("No kind of key is called " + kind)),
        item.text("name"),
        item.count("rate"),
        item.at("created"),
        item.maybeAt("expires").orElse(null),
        item.maybeAt("revoked").orElse(null));
  }
}
