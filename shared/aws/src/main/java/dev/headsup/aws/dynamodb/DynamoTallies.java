package dev.headsup.aws.dynamodb;

import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tallies in DynamoDB, in the table of counters: one item a slot with up to four numbers a series
/// (`<key>v`, `f`, `t`, `l`; what is 0 is not there), some 60 bytes. An addition is one atomic
/// write for 40 series, and cleans itself away after some days.
public final class DynamoTallies implements Tallies {
  private static final String NAME = "name";
  private static final String START = "tally ";

  /// DynamoDB takes expressions of at most 4 KB; a number needs 23 bytes of it.
  private static final int A_WRITE = 40;

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the counters table
  public DynamoTallies(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void add(Instant slot, Map<String, Tally> more) {
    List<Map.Entry<String, Tally>> all = new ArrayList<>(new LinkedHashMap<>(more).entrySet());
    for (int from = 0; from < all.size(); from += A_WRITE) {
      Change change =
          new Change(table, key(slot))
              .set("expires", Attr.number(slot.plus(KEPT).plus(KEPT).getEpochSecond()));
      all.subList(from, Math.min(all.size(), from + A_WRITE))
          .forEach(one -> add(change, one.getKey(), one.getValue()));
      client.updateItem(change.alone().build());
    }
  }

  private static void add(Change change, String series, Tally more) {
    add(change, series + "v", more.volume());
    add(change, series + "f", more.failed());
    add(change, series + "t", more.timed());
    add(change, series + "l", more.logMillis());
  }

  private static void add(Change change, String attribute, long more) {
    if (more != 0) {
      change.add(attribute, more);
    }
  }

  @Override
  public Map<Instant, Map<String, Tally>> read(Collection<Instant> slots) {
    Map<Instant, Map<String, Tally>> found = new HashMap<>();
    slots.forEach(slot -> found.put(slot, Map.of()));
    new Reads(client, table)
        .each(
            slots.stream().distinct().map(DynamoTallies::key).toList(),
            item -> {
              Instant slot = Instant.parse(item.text(NAME).substring(START.length()));
              found.put(slot, tallies(item));
            });
    return found;
  }

  private static Map<String, Tally> tallies(Item item) {
    Map<String, Tally> all = new HashMap<>();
    item.attributes()
        .forEach((attribute, value) -> {
          if (value.n() != null && attribute.length() == 9) {
            long number = Long.parseLong(value.n());
            all.merge(attribute.substring(0, 8), one(attribute.charAt(8), number), Tally::and);
          }
        });
    return all;
  }

  private static Tally one(char what, long number) {
    return new Tally(
        what == 'v' ? number : 0,
        what == 'f' ? number : 0,
        what == 't' ? number : 0,
        what == 'l' ? number : 0);
  }

  private static Map<String, AttributeValue> key(Instant slot) {
    return Map.of(NAME, Attr.text(START + slot));
  }
}
