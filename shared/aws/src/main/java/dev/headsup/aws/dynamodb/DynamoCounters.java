package dev.headsup.aws.dynamodb;

import dev.headsup.engine.decision.Counters;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Shared numbers in DynamoDB: one item each, `n` for all of it and `p<part>` for each part of a
/// day. An addition is one atomic write.
public final class DynamoCounters implements Counters {
  private static final String NAME = "name";
  private static final String TOTAL = "n";
  private static final String PART = "p";

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the counters table
  public DynamoCounters(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void add(String name, int part, long more, Instant forget) {
    Change change = new Change(table, key(name)).add(TOTAL, more);
    if (!forget.equals(Instant.MAX)) {
      change.set("expires", Attr.number(forget.getEpochSecond()));
    }
    client.updateItem((part < 0 ? change : change.add(PART + part, more)).alone().build());
  }

  @Override
  public Map<String, Count> read(Collection<String> names) {
    Map<String, Count> counts = new HashMap<>();
    names.forEach(name -> counts.put(name, Count.NONE));
    new Reads(client, table)
        .roughly(
            names.stream().distinct().map(DynamoCounters::key).toList(),
            item -> counts.put(item.text(NAME), count(item)));
    return counts;
  }

  private static Count count(Item item) {
    Map<Integer, Long> parts = new HashMap<>();
    item.attributes()
        .forEach((attribute, value) -> {
          if (attribute.startsWith(PART) && value.n() != null) {
            parts.put(Integer.valueOf(attribute.substring(PART.length())), Long.valueOf(value.n()));
          }
        });
    return new Count(item.number(TOTAL), parts);
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of(NAME, Attr.text(name));
  }
}
