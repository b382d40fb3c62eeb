package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Exposures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Who uses what, in DynamoDB: one partition a component and shard (`checkout#0a`; of one
/// hexadecimal digit where it is from before), one row a customer with the last day. A use is
/// looked up before it is written, since a read costs a fraction of a write and most uses are
/// known. A row that nobody refreshed for a year cleans itself away.
public final class DynamoExposures implements Exposures {
  private static final String SHARD = "shard";
  private static final String CUSTOMER = "customer";
  private static final String DAY = "day";
  private static final Period KEEP = Period.ofYears(1);

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the exposure table
  public DynamoExposures(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void note(Collection<Use> uses) {
    Map<Map<String, AttributeValue>, LocalDate> newest = new HashMap<>();
    for (Use use : uses) {
      newest.merge(key(use), use.day(), DynamoExposures::later);
    }
    if (newest.isEmpty()) {
      return;
    }
    new Reads(client, table)
        .roughly(
            List.copyOf(newest.keySet()),
            item -> {
              Map<String, AttributeValue> key =
                  Map.of(
                      SHARD, Attr.text(item.text(SHARD)),
                      CUSTOMER, Attr.text(item.text(CUSTOMER)));
              LocalDate known = LocalDate.parse(item.text(DAY));
              newest.computeIfPresent(key, (same, day) -> day.isAfter(known) ? day : null);
            });
    List<WriteRequest> writes = new ArrayList<>();
    newest.forEach((key, day) -> writes.add(write(key, day)));
    new Writes(client, table).all(writes);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static WriteRequest write(Map<String, AttributeValue> key, LocalDate day) {
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put(DAY, Attr.text(day.toString()));
    Instant expires = day.plus(KEEP).atStartOfDay(ZoneOffset.UTC).toInstant();
    item.put("expires", Attr.number(expires.getEpochSecond()));
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  @Override
  public Page page(String component, int shard, LocalDate since, @Nullable String from, int most) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .limit(most)
            .keyConditionExpression("#shard = :shard")
            .filterExpression("#day >= :since")
            .expressionAttributeNames(Map.of("#shard", SHARD, "#day", DAY))
            .expressionAttributeValues(
                Map.of(
                    ":shard", Attr.text(partition(component, shard)),
                    ":since", Attr.text(since.toString())));
    if (from != null) {
      query.exclusiveStartKey(
          Map.of(SHARD, Attr.text(partition(component, shard)), CUSTOMER, Attr.text(from)));
    }
    QueryResponse page = client.query(query.build());
    AttributeValue last = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey().get(CUSTOMER) : null;
    return new Page(
        page.items().stream()
            .map(Item::new)
            .map(item ->
                new Use(
                    new CustomerId(item.text(CUSTOMER)),
                    component,
                    LocalDate.parse(item.text(DAY))))
            .toList(),
        last == null ? null : last.s());
  }

  @Override
  public Map<String, LocalDate> lastUsed(CustomerId customer, Collection<String> components) {
    List<Map<String, AttributeValue>> keys =
        components.stream()
            .distinct()
            .flatMap(component ->
                Stream.of(Exposures.shard(customer), Exposures.earlier(customer))
                    .map(shard -> key(component, shard, customer)))
            .toList();
    Map<String, LocalDate> last = new HashMap<>();
    if (!keys.isEmpty()) {
      new Reads(client, table)
          .roughly(
              keys,
              item -> {
                String shard = item.text(SHARD);
                last.merge(
                    shard.substring(0, shard.lastIndexOf('#')),
                    LocalDate.parse(item.text(DAY)),
                    DynamoExposures::later);
              });
    }
    return last;
  }

  private static Map<String, AttributeValue> key(Use use) {
    return key(use.component(), Exposures.shard(use.customer()), use.customer());
  }

  private static Map<String, AttributeValue> key(String component, int shard, CustomerId customer) {
    return Map.of(
        SHARD, Attr.text(partition(component, shard)),
        CUSTOMER, Attr.text(customer.value()));
  }

  private static String partition(String component, int shard) {
    return shard < SHARDS
        ? component + "#" + HexFormat.of().toHexDigits((byte) shard)
        : component + "#" + Integer.toHexString(shard - SHARDS);
  }
}
