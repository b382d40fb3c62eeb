package dev.headsup.aws.dynamodb;

import dev.headsup.aws.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Tables of their own for one test class, on any endpoint or client that speaks DynamoDB. In
/// production the template makes the tables; a test there holds both to one key design.
final class Backend {
  private final String endpoint;
  private final DynamoDbClient client;
  private final Calls calls;
  private final String suffix = UUID.randomUUID().toString().substring(0, 8);

  /// @param endpoint where DynamoDB answers
  Backend(String endpoint) {
    this(endpoint, new Calls());
  }

  private Backend(String endpoint, Calls calls) {
    this(endpoint, connect(endpoint, List.of(calls)), calls);
  }

  /// @param client one that is not reached by an endpoint; its calls are not counted
  Backend(DynamoDbClient client) {
    this("", client, new Calls());
  }

  private Backend(String endpoint, DynamoDbClient client, Calls calls) {
    this.endpoint = endpoint;
    this.client = client;
    this.calls = calls;
    table("activity", "customer", null);
    table("profiles", "pk", "sk");
    table("outreaches", "customer", "id");
    table("inbox", "customer", "id");
    table("due", "slot", "id");
    table("quarantine", "day", "id");
    table("settings", "pk", "sk");
    table("incidents", "pk", "sk");
    table("exposure", "shard", "customer");
    table("handoffs", "customer", "id");
    table("counters", "name", null);
  }

  /// A client of our own making on an endpoint.
  static DynamoDbClient connect(String endpoint, List<ExecutionInterceptor> interceptors) {
    return new AwsClients(
            Map.of(
                "AWS_ENDPOINT_URL", endpoint,
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"),
            interceptors)
        .dynamo();
  }

  String endpoint() {
    return endpoint;
  }

  DynamoDbClient client() {
    return client;
  }

  Calls calls() {
    return calls;
  }

  String name(String table) {
    return table + "-" + suffix;
  }

  Tables tables() {
    return new Tables(name("activity"), name("outreaches"), name("due"), name("profiles"));
  }

  private void table(String table, String hash, @Nullable String range) {
    boolean ledger = table.equals("outreaches");
    client.createTable(request -> {
      request
          .tableName(name(table))
          .billingMode(BillingMode.PAY_PER_REQUEST)
          .keySchema(key(hash, range));
      if (ledger) {
        request
            .attributeDefinitions(text(hash), text("id"), text("day"), text("at"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("byDay")
                    .keySchema(key("day", "at"))
                    .projection(projection -> projection.projectionType(ProjectionType.ALL))
                    .build());
      } else if (table.equals("incidents")) {
        request
            .attributeDefinitions(text(hash), text("sk"), text("slot"), text("at"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("bySlot")
                    .keySchema(key("slot", "at"))
                    .projection(projection -> projection.projectionType(ProjectionType.ALL))
                    .build());
      } else if (table.equals("handoffs")) {
        request
            .attributeDefinitions(text(hash), text("id"), text("slot"), text("promise"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("bySlot")
                    .keySchema(key("slot", "promise"))
                    .projection(projection -> projection.projectionType(ProjectionType.ALL))
                    .build());
      } else {
        request.attributeDefinitions(
            range == null ? List.of(text(hash)) : List.of(text(hash), text(range)));
      }
    });
    client.waiter().waitUntilTableExists(request -> request.tableName(name(table)));
  }

  private static List<KeySchemaElement> key(String hash, @Nullable String range) {
    KeySchemaElement first =
        KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build();
    return range == null
        ? List.of(first)
        : List.of(
            first, KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build());
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
