package dev.headsup.aws.dynamodb;

import dev.headsup.engine.signal.Quarantine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Refused events in DynamoDB: one partition per day (UTC). DynamoDB cleans them away some time
/// after 14 days. An id that is empty or too long for a key is kept by its hash.
public final class DynamoQuarantine implements Quarantine {
  private static final int LONGEST_KEY = 1024;
  private static final String DAY = "day";
  private static final String ID = "id";

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the quarantine table
  public DynamoQuarantine(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void add(List<Refused> refused) {
    Map<Map<String, AttributeValue>, WriteRequest> once = new LinkedHashMap<>();
    for (Refused each : refused) {
      Map<String, AttributeValue> key = key(each);
      Map<String, AttributeValue> item = new HashMap<>(key);
      item.put("name", Attr.text(each.id()));
      item.put("reason", Attr.text(each.reason()));
      item.put("detail", Attr.text(each.detail()));
      item.put("event", Attr.text(each.event()));
      item.put("refused", Attr.at(each.at()));
      item.put("expires", Attr.number(each.at().plus(KEPT).getEpochSecond()));
      once.put(key, WriteRequest.builder().putRequest(put -> put.item(item)).build());
    }
    new Writes(client, table).all(List.copyOf(once.values()));
  }

  @Override
  public List<Refused> on(LocalDate day, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .keyConditionExpression("#day = :day")
            .expressionAttributeNames(Map.of("#day", DAY))
            .expressionAttributeValues(Map.of(":day", Attr.text(day.toString())));
    return new Reads(client, table)
        .query(query, limit).stream()
            .map(item ->
                new Refused(
                    item.text("name"),
                    item.text("reason"),
                    item.text("detail"),
                    item.text("event"),
                    item.at("refused")))
            .toList();
  }

  @Override
  public void remove(Refused refused) {
    client.deleteItem(request -> request.tableName(table).key(key(refused)));
  }

  private static Map<String, AttributeValue> key(Refused refused) {
    byte[] id = refused.id().getBytes(StandardCharsets.UTF_8);
    boolean fits = id.length > 0 && id.length <= LONGEST_KEY;
    return Map.of(
        DAY, Attr.text(Attr.day(refused.at())), ID, Attr.text(fits ? refused.id() : hash(id)));
  }

  private static String hash(byte[] id) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
