package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Inboxes in DynamoDB: one partition per customer. An item is read, changed and written while
/// nobody else wrote it; a new one is one write.
public final class DynamoInboxItems implements InboxItems {
  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;

  /// @param table the name of the inbox table
  public DynamoInboxItems(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.reads = new Reads(client, table);
  }

  @Override
  public void put(CustomerId customer, String id, Version version) {
    InboxItems.Item alone = new InboxItems.Item(customer, id, List.of(version));
    try {
      client.putItem(request ->
          request
              .tableName(table)
              .item(new StoredInboxItem(alone, 0).next())
              .conditionExpression("attribute_not_exists(#id)")
              .expressionAttributeNames(Map.of("#id", StoredInboxItem.ID)));
    } catch (ConditionalCheckFailedException there) {
      // Either a repeat, which changes nothing, or a case that is there.
      change(customer, id, item -> item.with(version));
    }
  }

  @Override
  public Optional<InboxItems.Item> mark(
      CustomerId customer, String id, String outreach, Mark mark, Instant at) {
    return change(customer, id, item -> item.with(outreach, mark, at));
  }

  private Optional<InboxItems.Item> change(
      CustomerId customer, String id, UnaryOperator<InboxItems.Item> step) {
    AtomicReference<Optional<InboxItems.Item>> after = new AtomicReference<>(Optional.empty());
    Rounds.until(
        "Changing an item of an inbox",
        () -> {
          Optional<StoredInboxItem> before = stored(customer, id);
          Optional<InboxItems.Item> next = before.map(StoredInboxItem::item).map(step);
          after.set(next);
          return next.isEmpty()
              || next.equals(before.map(StoredInboxItem::item))
              || written(new StoredInboxItem(next.get(), before.get().changes()));
        });
    return after.get();
  }

  private boolean written(StoredInboxItem next) {
    try {
      client.putItem(request -> {
        request
            .tableName(table)
            .item(next.next())
            .conditionExpression(next.condition())
            .expressionAttributeNames(next.names());
        next.values().ifPresent(request::expressionAttributeValues);
      });
      return true;
    } catch (ConditionalCheckFailedException overtaken) {
      return false;
    }
  }

  private Optional<StoredInboxItem> stored(CustomerId customer, String id) {
    return reads.one(StoredInboxItem.key(customer, id)).map(StoredInboxItem::read);
  }

  @Override
  public Optional<InboxItems.Item> find(CustomerId customer, String id) {
    return stored(customer, id).map(StoredInboxItem::item);
  }

  @Override
  public List<InboxItems.Item> of(CustomerId customer) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#customer = :customer")
            .expressionAttributeNames(Map.of("#customer", StoredInboxItem.CUSTOMER))
            .expressionAttributeValues(Map.of(":customer", Attr.text(customer.value())));
    return reads.query(query, 0).stream()
        .map(stored -> StoredInboxItem.read(stored).item())
        .sorted(
            Comparator.comparing(InboxItems.Item::at).reversed().thenComparing(InboxItems.Item::id))
        .toList();
  }
}
