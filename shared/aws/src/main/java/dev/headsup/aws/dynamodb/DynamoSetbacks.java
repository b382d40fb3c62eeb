package dev.headsup.aws.dynamodb;

import dev.headsup.engine.signal.Setbacks;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Setbacks in DynamoDB: a partition of their own, `setbacks`, in the quarantine table. DynamoDB
/// cleans them away some time after 30 days; a dead letter lives for 14.
public final class DynamoSetbacks implements Setbacks {
  private static final Duration KEEP = Duration.ofDays(30);
  private static final String PARTITION = "setbacks";

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the quarantine table
  public DynamoSetbacks(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void note(Collection<Setback> setbacks) {
    Map<String, WriteRequest> last = new LinkedHashMap<>();
    for (Setback each : setbacks) {
      Map<String, AttributeValue> item = new HashMap<>(key(each.message()));
      item.put("why", Attr.text(each.why()));
      item.put("tries", Attr.number(each.tries()));
      item.put("at", Attr.at(each.at()));
      item.put("expires", Attr.number(each.at().plus(KEEP).getEpochSecond()));
      last.put(each.message(), WriteRequest.builder().putRequest(put -> put.item(item)).build());
    }
    new Writes(client, table).all(List.copyOf(last.values()));
  }

  @Override
  public Map<String, Setback> of(Collection<String> messages) {
    Map<String, Setback> found = new HashMap<>();
    List<Map<String, AttributeValue>> keys =
        new LinkedHashSet<>(messages).stream().map(DynamoSetbacks::key).toList();
    new Reads(client, table)
        .each(
            keys,
            item ->
                found.put(
                    item.text("id"),
                    new Setback(
                        item.text("id"), item.text("why"), item.count("tries"), item.at("at"))));
    return Map.copyOf(found);
  }

  private static Map<String, AttributeValue> key(String message) {
    return Map.of("day", Attr.text(PARTITION), "id", Attr.text(message));
  }
}
