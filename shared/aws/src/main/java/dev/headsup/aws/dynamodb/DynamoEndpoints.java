package dev.headsup.aws.dynamodb;

import dev.headsup.aws.channel.Endpoints;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Which webhook endpoints said that they are gone: one item each in the table of settings, below
/// the partition `endpoints`, which the role of deliver is bound to.
public final class DynamoEndpoints implements Endpoints {
  private static final String PARTITION = "endpoints";

  private final DynamoDbClient client;
  private final String table;

  /// @param table of settings
  public DynamoEndpoints(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Optional<Instant> goneSince(String endpoint) {
    QueryRequest ask =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("#pk = :pk AND #sk = :sk")
            .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
            .expressionAttributeValues(
                Map.of(":pk", Attr.text(PARTITION), ":sk", Attr.text(endpoint)))
            .build();
    return client.query(ask).items().stream().map(item -> new Item(item).at("at")).findFirst();
  }

  @Override
  public void gone(String endpoint, Instant at) {
    Map<String, AttributeValue> key = Map.of("pk", Attr.text(PARTITION), "sk", Attr.text(endpoint));
    client.updateItem(request ->
        request
            .tableName(table)
            .key(key)
            .updateExpression("SET #at = if_not_exists(#at, :at)")
            .expressionAttributeNames(Map.of("#at", "at"))
            .expressionAttributeValues(Map.of(":at", Attr.at(at))));
  }
}
