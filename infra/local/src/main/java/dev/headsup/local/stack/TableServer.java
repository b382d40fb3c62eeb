package dev.headsup.local.stack;

import dev.headsup.local.template.Table;
import dev.headsup.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.AbstractLocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// The tables of a template on an embedded DynamoDB Local, on a free port of the loopback
/// interface.
final class TableServer implements AutoCloseable {

  /// DynamoDB Local would listen on every interface; this reaches its server to keep it at home.
  private static final class Loopback extends DynamoDBProxyServer {
    private @Nullable ContextHandlerCollection handlers;

    Loopback(AbstractLocalDynamoDBServerHandler handler) {
      super(0, handler);
      connector().setHost("127.0.0.1");
    }

    @Override
    public ContextHandlerCollection setUpHandler(AbstractLocalDynamoDBServerHandler handler) {
      handlers = super.setUpHandler(handler);
      return handlers;
    }

    ServerConnector connector() {
      ContextHandlerCollection made = handlers;
      if (made != null && made.getServer().getConnectors()[0] instanceof ServerConnector one) {
        return one;
      }
      throw new StackException("DynamoDB Local has another server than the one that is known");
    }
  }

  private final Loopback server;

  private TableServer(Loopback server) {
    this.server = server;
  }

  /// @param folder where tables are kept; null: in memory
  static TableServer start(@Nullable Path folder) {
    try {
      String path = folder == null ? null : folder.toString();
      LocalDynamoDBRequestHandler requests = requests(path);
      Loopback server = new Loopback(new LocalDynamoDBServerHandler(requests, "*"));
      server.safeStart();
      return new TableServer(server);
    } catch (Exception e) {
      throw new StackException("DynamoDB Local did not start", e);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.connector().getLocalPort());
  }

  /// A client of the tables' streams; the caller closes it.
  DynamoDbStreamsClient streams() {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  /// Creates the tables that are not there yet, with their indexes. Nothing cleans itself away
  /// here: DynamoDB Local would go by the machine's clock, and the stack's own may stand half a
  /// year before.
  void create(Template template, DynamoDbClient client) {
    Set<String> there = new HashSet<>(client.listTables().tableNames());
    for (Table table : template.tables()) {
      if (there.contains(table.name())) {
        continue;
      }
      client.createTable(request(table));
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new StackException("DynamoDB Local did not stop", e);
    }
  }

  @SuppressWarnings("NullAway") // it takes null for "in memory"
  private static LocalDynamoDBRequestHandler requests(@Nullable String path) {
    return new LocalDynamoDBRequestHandler(0, path == null, path, true, false);
  }

  private static CreateTableRequest request(Table table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(schema(table.key()))
            .attributeDefinitions(
                table.attributes().entrySet().stream()
                    .map(entry ->
                        AttributeDefinition.builder()
                            .attributeName(entry.getKey())
                            .attributeType(entry.getValue())
                            .build())
                    .toList());
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    for (Table.Index index : table.indexes()) {
      Projection.Builder projection = Projection.builder().projectionType(index.projection());
      if (!index.included().isEmpty()) {
        projection.nonKeyAttributes(index.included());
      }
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.name())
              .keySchema(schema(index.key()))
              .projection(projection.build())
              .build());
    }
    table
        .properties()
        .fields("StreamSpecification")
        .findText("StreamViewType")
        .ifPresent(view ->
            request.streamSpecification(
                stream -> stream.streamEnabled(true).streamViewType(view)));
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    return request.build();
  }

  private static List<KeySchemaElement> schema(Table.Key key) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(element(key.partition(), KeyType.HASH));
    key.sort().ifPresent(sort -> schema.add(element(sort, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
