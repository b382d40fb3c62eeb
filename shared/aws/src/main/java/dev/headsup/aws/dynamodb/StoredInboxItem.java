package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.InboxItems.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of an inbox item: its newest version beside the key, the earlier ones in a list,
/// and how often it changed. `expires` cleans it away some time after it is no longer shown. An
/// item of the first form has one version, named as the item.
///
/// @param changes how often it was written; 0 for an item of the first form
record StoredInboxItem(InboxItems.Item item, long changes) {
  static final String CUSTOMER = "customer";
  static final String ID = "id";
  private static final String CHANGES = "changes";
  private static final String EARLIER = "earlier";

  static Map<String, AttributeValue> key(CustomerId customer, String id) {
    return Map.of(CUSTOMER, Attr.text(customer.value()), ID, Attr.text(id));
  }

  static StoredInboxItem read(Item stored) {
    String id = stored.text(ID);
    List<Version> versions = new ArrayList<>(List.of(version(stored, id)));
    stored
        .maybe(EARLIER)
        .ifPresent(
            earlier -> earlier.l().forEach(each -> versions.add(version(new Item(each.m()), id))));
    return new StoredInboxItem(
        new InboxItems.Item(new CustomerId(stored.text(CUSTOMER)), id, versions),
        stored.maybe(CHANGES).map(changes -> Long.parseLong(changes.n())).orElse(0L));
  }

  /// The item as it is written next.
  Map<String, AttributeValue> next() {
    Map<String, AttributeValue> stored = new HashMap<>(key(item.customer(), item.id()));
    stored.putAll(version(item.now()));
    stored.put(CHANGES, Attr.number(changes + 1));
    stored.put("expires", Attr.number(item.at().plus(InboxItems.Item.KEPT).getEpochSecond()));
    if (!item.earlier().isEmpty()) {
      stored.put(
          EARLIER,
          Attr.list(item.earlier().stream().map(each -> Attr.map(version(each))).toList()));
    }
    return stored;
  }

  /// Holds while nobody else wrote the item.
  String condition() {
    return changes == 0 ? "attribute_not_exists(#changes)" : "#changes = :changes";
  }

  Map<String, String> names() {
    return Map.of("#changes", CHANGES);
  }

  Optional<Map<String, AttributeValue>> values() {
    return changes == 0 ? Optional.empty() : Optional.of(Map.of(":changes", Attr.number(changes)));
  }

  private static Map<String, AttributeValue> version(Version version) {
    Map<String, AttributeValue> stored = new HashMap<>(MarksItem.write(version.marks()));
    stored.put("outreach", Attr.text(version.outreach()));
    stored.put("trigger", Attr.text(version.trigger()));
    stored.put("message", MessageItem.write(version.message()));
    stored.put("told", Attr.at(version.told()));
    stored.put("put", Attr.at(version.at()));
    return stored;
  }

  private static Version version(Item stored, String id) {
    return new Version(
        stored.maybeText("outreach").orElse(id),
        stored.text("trigger"),
        MessageItem.inbox(stored.map("message")),
        stored.maybeAt("told").orElseGet(() -> stored.at("put")),
        stored.at("put"),
        MarksItem.read(stored));
  }
}
