package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Addresses in the profiles table, below `x#<channel>#<hash>`: the item `suppressed` while it is
/// on the suppression list, one `said#<time>` for each change of that, and one `to#<customer>` for
/// each customer who was written to there. No address itself is in any of them.
public final class DynamoAddresses implements Addresses {
  private static final String SUPPRESSED = "suppressed";
  private static final String TO = "to#";

  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;

  /// @param table the name of the profiles table
  public DynamoAddresses(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.reads = new Reads(client, table);
  }

  static Map<String, AttributeValue> key(AddressHash address, String sort) {
    return Map.of(
        ProfileItem.PK,
        Attr.text("x#" + address.channel() + "#" + address.value()),
        ProfileItem.SK,
        Attr.text(sort));
  }

  /// Holds while an address is not on the suppression list.
  static TransactWriteItem open(String table, AddressHash address) {
    return TransactWriteItem.builder()
        .conditionCheck(
            ConditionCheck.builder()
                .tableName(table)
                .key(key(address, SUPPRESSED))
                .conditionExpression("attribute_not_exists(#pk) OR #on = :no")
                .expressionAttributeNames(Map.of("#pk", ProfileItem.PK, "#on", "on"))
                .expressionAttributeValues(Map.of(":no", AttributeValue.fromBool(false)))
                .build())
        .build();
  }

  @Override
  public boolean suppress(AddressHash address, String source, Instant at) {
    return put(address, true, source, at);
  }

  @Override
  public void lift(AddressHash address, String source, Instant at) {
    put(address, false, source, at);
  }

  /// The history first: what stands in the list was always said.
  ///
  /// @return whether the address was not as it is now before
  private boolean put(AddressHash address, boolean on, String source, Instant said) {
    Instant at = said.truncatedTo(ChronoUnit.MILLIS);
    client.updateItem(
        said(address, "said#" + Attr.sorted(at) + "#" + on, on, source, at).alone().build());
    // At the same time the no wins.
    String tie = on ? " OR (#at = :at AND #on <> :on)" : "";
    try {
      UpdateItemResponse answer =
          client.updateItem(
              said(address, SUPPRESSED, on, source, at)
                  .when("attribute_not_exists(#pk) OR #at < :at" + tie)
                  .naming(ProfileItem.PK)
                  .alone()
                  .returnValues(ReturnValue.UPDATED_OLD)
                  .build());
      return isOn(new Item(answer.attributes())) != on;
    } catch (ConditionalCheckFailedException outdated) {
      return false;
    }
  }

  private static boolean isOn(Item item) {
    return item.maybe("on").map(AttributeValue::bool).orElse(false);
  }

  private Change said(AddressHash address, String sort, boolean on, String source, Instant at) {
    return new Change(table, key(address, sort))
        .set("on", AttributeValue.fromBool(on))
        .set("source", Attr.text(source))
        .set("at", Attr.at(at));
  }

  @Override
  public boolean isSuppressed(AddressHash address) {
    return reads.one(key(address, SUPPRESSED)).map(DynamoAddresses::isOn).orElse(false);
  }

  @Override
  public void writtenTo(AddressHash address, CustomerId customer, Instant at) {
    try {
      client.updateItem(
          new Change(table, key(address, TO + customer.value()))
              .set("at", Attr.at(at))
              .when("attribute_not_exists(#pk)")
              .naming(ProfileItem.PK)
              .alone()
              .build());
    } catch (ConditionalCheckFailedException knownAlready) {
      // The first time stands; nobody asks for the last.
      return;
    }
  }

  @Override
  public Set<CustomerId> customersAt(AddressHash address) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#pk = :address AND begins_with(#sk, :to)")
            .expressionAttributeNames(Map.of("#pk", ProfileItem.PK, "#sk", ProfileItem.SK))
            .expressionAttributeValues(
                Map.of(":address", key(address, TO).get(ProfileItem.PK), ":to", Attr.text(TO)));
    Set<CustomerId> customers = new LinkedHashSet<>();
    reads
        .query(query, 0)
        .forEach(item ->
            customers.add(new CustomerId(item.text(ProfileItem.SK).substring(TO.length()))));
    return customers;
  }
}
