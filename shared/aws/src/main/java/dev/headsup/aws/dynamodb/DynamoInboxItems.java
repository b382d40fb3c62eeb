package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Inboxes in DynamoDB: one partition per customer, one item per outreach.
public final class DynamoInboxItems implements InboxItems {
  private static final String CUSTOMER = "customer";
  private static final String ID = "id";

  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the inbox table
  public DynamoInboxItems(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void put(Item item) {
    Map<String, AttributeValue> stored =
        Map.of(
            CUSTOMER,
            Attr.text(item.customer().value()),
            ID,
            Attr.text(item.outreach()),
            "trigger",
            Attr.text(item.trigger()),
            "message",
            MessageItem.write(item.message()),
            "put",
            Attr.at(item.at()));
    try {
      client.putItem(request ->
          request
              .tableName(table)
              .item(stored)
              .conditionExpression("attribute_not_exists(#id)")
              .expressionAttributeNames(Map.of("#id", ID)));
    } catch (ConditionalCheckFailedException there) {
      // A repeat: the first stays, as promised.
      return;
    }
  }

  @Override
  public List<Item> of(CustomerId customer) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#customer = :customer")
            .expressionAttributeNames(Map.of("#customer", CUSTOMER))
            .expressionAttributeValues(Map.of(":customer", Attr.text(customer.value())));
    return new Reads(client, table)
        .query(query, 0).stream()
            .map(DynamoInboxItems::read)
            .sorted(Comparator.comparing(Item::at).reversed().thenComparing(Item::outreach))
            .toList();
  }

  private static Item read(dev.headsup.aws.dynamodb.Item stored) {
    return new Item(
        new CustomerId(stored.text(CUSTOMER)),
        stored.text(ID),
        stored.text("trigger"),
        MessageItem.inbox(stored.map("message")),
        stored.at("put"));
  }
}
