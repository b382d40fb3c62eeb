package dev.headsup.aws.dynamodb;

import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Due entries in DynamoDB. A shard is one partition in order of time, so one query gives what is
/// due, however long nobody looked; there is no watermark to lose. Entries of a kind that this
/// version does not know stay where they are, until the version that wrote them is back.
public final class DynamoDueEntries implements DueEntries {
  private final DynamoDbClient client;
  private final String table;

  /// @param table the name of the due table
  public DynamoDueEntries(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void add(DueEntry entry) {
    client.putItem(request -> request.tableName(table).item(DueItem.write(entry)));
  }

  @Override
  public List<DueEntry> due(int shard, Instant now, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#slot = :slot AND #id < :end")
            .filterExpression("#kind IN (:wait, :deliver)")
            .expressionAttributeNames(
                Map.of("#slot", DueItem.SLOT, "#id", DueItem.ID, "#kind", DueItem.KIND))
            .expressionAttributeValues(
                Map.of(
                    ":slot",
                    DueItem.slot(shard),
                    ":end",
                    DueItem.endOf(now),
                    ":wait",
                    Attr.text(DueItem.WAIT),
                    ":deliver",
                    Attr.text(DueItem.DELIVER)));
    return new Reads(client, table).query(query, limit).stream().map(DueItem::read).toList();
  }

  @Override
  public void remove(List<DueEntry> entries) {
    List<WriteRequest> deletes =
        entries.stream()
            .map(DueItem::key)
            .distinct()
            .map(key -> WriteRequest.builder().deleteRequest(request -> request.key(key)).build())
            .toList();
    new Writes(client, table).all(deletes);
  }
}
