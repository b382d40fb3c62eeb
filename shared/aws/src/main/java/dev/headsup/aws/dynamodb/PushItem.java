package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Push;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A push as an item of the settings table: `pk` is `pushes`, `sk` its number with leading zeros.
/// Beside them stands the head, `sk` = `head`: the `number` of the last push, and, while one is
/// under way in several parts, `open`.
final class PushItem {
  static final String PUSHES = "pushes";

  private PushItem() {}

  static Map<String, AttributeValue> key(int number) {
    return Map.of("pk", Attr.text(PUSHES), "sk", Attr.text(DocumentItem.padded(number)));
  }

  static Map<String, AttributeValue> headKey() {
    return Map.of("pk", Attr.text(PUSHES), "sk", Attr.text("head"));
  }

  static Map<String, AttributeValue> item(Push push) {
    Map<String, AttributeValue> item = new HashMap<>(key(push.number()));
    item.put("f", Attr.number(DocumentItem.FORM));
    item.put("number", Attr.number(push.number()));
    item.put("by", Attr.text(push.by()));
    item.put("at", Attr.at(push.at()));
    item.put("note", Attr.text(push.note()));
    item.put("state", Attr.text(push.state().name()));
    item.put("changes", Attr.list(push.changes().stream().map(PushItem::change).toList()));
    return item;
  }

  private static AttributeValue change(Push.Change change) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("name", Attr.text(change.name().toString()));
    map.put("version", Attr.number(change.version()));
    map.put("hash", Attr.text(change.hash()));
    if (change.removed()) {
      map.put("removed", AttributeValue.fromBool(true));
    }
    return Attr.map(map);
  }

  /// Reads a push; empty where a newer Headsup wrote it in a form that this one does not know.
  static Optional<Push> read(Item item) {
    if (item.number("f") > DocumentItem.FORM
        || !Attr.names(Push.State.values(), item.text("state"))) {
      return Optional.empty();
    }
    List<Push.Change> changes =
        item.list("changes").stream()
            .map(AttributeValue::m)
            .map(Item::new)
            .flatMap(change -> change(change).stream())
            .toList();
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Push(
                item.count("number"),
                item.text("by"),
                item.at("at"),
                item.text("note"),
                changes,
                Push.State.valueOf(item.text("state"))));
  }

  /// Empty for a kind of document that a newer Headsup brought.
  private static Optional<Push.Change> change(Item item) {
    return DocumentName.parse(item.text("name"))
        .map(name ->
            new Push.Change(
                name,
                item.count("version"),
                item.text("hash"),
                item.maybe("removed").map(AttributeValue::bool).orElse(false)));
  }
}
