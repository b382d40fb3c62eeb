package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Erased;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Who was erased lately, in the settings table below the partition `erased`: one item a day (UTC)
/// with its `salt` and an attribute `h<hash>` for each id. Days that nobody asks for any more are
/// taken out when the next one is written.
public final class DynamoErasures {
  private static final String PARTITION = "erased";
  private static final String SALT = "salt";
  private static final String MARK = "h";
  private static final int SALT_BYTES = 16;

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the settings table
  public DynamoErasures(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// The marks that still count.
  public Erased load(Instant now) {
    List<Erased.Day> days = new ArrayList<>();
    new Reads(client, table)
        .query(below(Attr.text(oldest(now).toString()), ">="), 0)
        .forEach(item -> days.add(day(item)));
    return new Erased(days);
  }

  /// Marks ids as erased at an instant; of two marks the later one stays.
  public void mark(Collection<CustomerId> ids, Instant at) {
    Map<String, AttributeValue> key = key(at.atOffset(ZoneOffset.UTC).toLocalDate());
    String salt =
        Objects.requireNonNull(
                client
                    .updateItem(
                        new Change(table, key)
                            .setOnce(SALT, Attr.text(random()))
                            .alone()
                            .returnValues(ReturnValue.ALL_NEW)
                            .build())
                    .attributes()
                    .get(SALT))
            .s();
    for (CustomerId id : ids) {
      client.updateItem(
          new Change(table, key).set(MARK + Erased.hash(salt, id), Attr.at(at)).alone().build());
    }
    new Reads(client, table)
        .query(below(Attr.text(oldest(at).toString()), "<"), 0)
        .forEach(old ->
            client.deleteItem(request ->
                request
                    .tableName(table)
                    .key(Map.of("pk", Attr.text(PARTITION), "sk", Attr.text(old.text("sk"))))));
  }

  private static QueryRequest.Builder below(AttributeValue day, String how) {
    return QueryRequest.builder()
        .consistentRead(true)
        .keyConditionExpression("#pk = :pk AND #sk " + how + " :day")
        .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
        .expressionAttributeValues(Map.of(":pk", Attr.text(PARTITION), ":day", day));
  }

  private static Erased.Day day(Item item) {
    Map<String, Instant> marks = new HashMap<>();
    item.attributes()
        .forEach((name, value) -> {
          if (name.startsWith(MARK)) {
            marks.put(name.substring(MARK.length()), Attr.at(value));
          }
        });
    return new Erased.Day(item.maybeText(SALT).orElse(""), marks);
  }

  private static LocalDate oldest(Instant now) {
    return now.minus(Erased.KEPT).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Map<String, AttributeValue> key(LocalDate day) {
    return Map.of("pk", Attr.text(PARTITION), "sk", Attr.text(day.toString()));
  }

  private static String random() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
