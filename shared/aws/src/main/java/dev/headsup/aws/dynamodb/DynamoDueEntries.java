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
/// due, however long nobody looked; there is no watermark to lose.
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
            .expressionAttributeNames(Map.of("#slot", DueItem.SLOT, "#id", DueItem.ID))
            .expressionAttributeValues(
                Map.of(":slot", DueItem.slot(shard), ":end", DueItem.endOf(now)));
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
