package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.signal.Hash;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The stored form of work for later. Its place is made of what it is about, so a repeat writes the
/// same item.
final class DueItem {
  static final String SLOT = "slot";
  static final String ID = "id";
  static final String KIND = "kind";
  static final String WAIT = "wait";
  static final String DELIVER = "deliver";

  private DueItem() {}

  static Map<String, AttributeValue> key(DueEntry entry) {
    String place = Attr.sorted(entry.at()) + "#" + kind(entry) + "#" + entry.outreach();
    return Map.of(SLOT, slot(shard(entry)), ID, Attr.text(place));
  }

  /// The shard of an entry: entries of one moment spread over all of them.
  static int shard(DueEntry entry) {
    return Math.floorMod(Hash.of(entry.outreach()), DueEntries.SHARDS);
  }

  static AttributeValue slot(int shard) {
    return Attr.text(Integer.toString(shard));
  }

  /// The end of what is due: `$` follows `#`, so entries of this very millisecond lie before it.
  static AttributeValue endOf(Instant now) {
    return Attr.text(Attr.sorted(now) + "$");
  }

  static Map<String, AttributeValue> write(DueEntry entry) {
    Map<String, AttributeValue> item = new HashMap<>(key(entry));
    item.put(KIND, Attr.text(kind(entry)));
    item.put("due", Attr.at(entry.at()));
    item.put("customer", Attr.text(entry.customer().value()));
    item.put("outreach", Attr.text(entry.outreach()));
    switch (entry) {
      case DueEntry.Wait wait -> item.put("trigger", Attr.text(wait.trigger()));
      case DueEntry.Deliver deliver -> {}
    }
    return item;
  }

  static DueEntry read(Item item) {
    Instant at = item.at("due");
    CustomerId customer = new CustomerId(item.text("customer"));
    String outreach = item.text("outreach");
    String kind = item.text(KIND);
    return switch (kind) {
      case WAIT -> new DueEntry.Wait(at, customer, outreach, item.text("trigger"));
      case DELIVER -> new DueEntry.Deliver(at, customer, outreach);
      default ->
          throw new IllegalStateException(
              "A due entry is of a kind that this version does not know: " + kind);
    };
  }

  static TransactWriteItem action(String table, DueEntry entry) {
    Put put = Put.builder().tableName(table).item(write(entry)).build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static String kind(DueEntry entry) {
    return switch (entry) {
      case DueEntry.Wait wait -> WAIT;
      case DueEntry.Deliver deliver -> DELIVER;
    };
  }
}
