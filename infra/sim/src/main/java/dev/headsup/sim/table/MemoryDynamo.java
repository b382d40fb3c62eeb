package dev.headsup.sim.table;

import dev.headsup.sim.Io;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/// DynamoDB in memory. It answers and refuses as DynamoDB does: with the same result, or an
/// exception of the same class and code. Requests of the SDK that the functions do not use throw
/// [UnsupportedOperationException].
///
/// The same requests at the same times give the same answers: there is no clock but the given one,
/// no chance but [Io#choose], and everything is in order. Safe for use by many threads; each
/// request is one step of the [Io]. What it cannot have is throughput: nothing is throttled by
/// itself.
///
/// Keys are texts. An item whose time is over stays until somebody calls [#expire].
public final class MemoryDynamo implements DynamoDbClient {
  private final InstantSource clock;
  private final Io io;
  private final Map<String, MemoryTable> tables;
  private final List<Changes> witnesses;
  private final Reading reading;
  private final Writing writing;
  private final Batches batches;

  /// @param clock says how old a change and a client token are
  /// @param io every request is a step of it, such as `dynamodb:PutItem Outreaches`
  public MemoryDynamo(InstantSource clock, Io io) {
    this.clock = clock;
    this.io = io;
    tables = new TreeMap<>();
    witnesses = new ArrayList<>();
    reading = new Reading(this::table, io);
    writing = new Writing(this::table, clock);
    batches = new Batches(this::table, io);
  }

  private MemoryDynamo(MemoryDynamo same, Io io) {
    this.clock = same.clock;
    this.io = io;
    tables = same.tables;
    witnesses = same.witnesses;
    reading = new Reading(this::table, io);
    writing = same.writing;
    batches = new Batches(this::table, io);
  }

  /// A second client of the same tables, whose requests are steps of another [Io].
  public MemoryDynamo through(Io other) {
    return new MemoryDynamo(this, other);
  }

  private MemoryTable table(String name) {
    MemoryTable table = tables.get(name);
    if (table == null) {
      throw Refusal.noTable(name);
    }
    return table;
  }

  private <T> T step(String operation, String about, Supplier<T> effect) {
    return io.step(
        "dynamodb:" + operation + " " + about,
        () -> {
          synchronized (tables) {
            return effect.get();
          }
        });
  }

  private void changed(
      String table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> now) {
    witnesses.forEach(witness -> witness.changed(table, before, now));
  }

  /// Somebody wants to hear of every change from now on.
  public void onChange(Changes witness) {
    witnesses.add(witness);
  }

  private static String names(Collection<String> tables) {
    return String.join("+", new TreeSet<>(tables));
  }

  /// Deletes the items whose time is over, as DynamoDB does within days.
  ///
  /// @param attribute the table's attribute with the second from which an item is not needed
  /// @return how many
  public int expire(String table, String attribute) {
    synchronized (tables) {
      return Expiry.of(table(table), attribute, clock.instant());
    }
  }

  /// Every item of a table, in the order of its keys; for who checks what happened. This is no
  /// step.
  public List<Map<String, AttributeValue>> items(String table) {
    synchronized (tables) {
      return Expiry.all(table(table));
    }
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    synchronized (tables) {
      if (tables.containsKey(request.tableName())) {
        throw Refusal.tableThere(request.tableName());
      }
      tables.put(request.tableName(), new MemoryTable(Schema.of(request), clock, this::changed));
      return CreateTableResponse.builder()
          .tableDescription(description(table(request.tableName())))
          .build();
    }
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return step(
        "DescribeTable",
        request.tableName(),
        () ->
            DescribeTableResponse.builder().table(description(table(request.tableName()))).build());
  }

  private static TableDescription description(MemoryTable table) {
    return TableDescription.builder()
        .tableName(table.schema().table())
        .tableStatus(TableStatus.ACTIVE)
        .itemCount((long) table.count())
        .build();
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    synchronized (tables) {
      return ListTablesResponse.builder().tableNames(tables.keySet()).build();
    }
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return step("GetItem", request.tableName(), () -> reading.get(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    String about = names(request.requestItems().keySet());
    return step("BatchGetItem", about, () -> reading.get(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return step(
        "Query", request.tableName(), () -> Search.query(table(request.tableName()), request, io));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return step(
        "Scan", request.tableName(), () -> Search.scan(table(request.tableName()), request, io));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return step(
        "PutItem",
        request.tableName(),
        () -> {
          PutItemResponse.Builder answer = PutItemResponse.builder();
          writing
              .one(Write.of(request, table(request.tableName())), request.returnValues())
              .ifPresent(answer::attributes);
          return answer.build();
        });
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return step(
        "UpdateItem",
        request.tableName(),
        () -> {
          UpdateItemResponse.Builder answer = UpdateItemResponse.builder();
          writing
              .one(Write.of(request, table(request.tableName())), request.returnValues())
              .ifPresent(answer::attributes);
          return answer.build();
        });
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return step(
        "DeleteItem",
        request.tableName(),
        () -> {
          DeleteItemResponse.Builder answer = DeleteItemResponse.builder();
          writing
              .one(Write.of(request, table(request.tableName())), request.returnValues())
              .ifPresent(answer::attributes);
          return answer.build();
        });
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    String about = names(request.transactItems().stream().map(MemoryDynamo::tableOf).toList());
    TransactWriteItemsRequest tokened = writing.tokened(request);
    return step(
        "TransactWriteItems",
        about,
        () -> {
          writing.together(tokened);
          return TransactWriteItemsResponse.builder().build();
        });
  }

  private static String tableOf(TransactWriteItem action) {
    if (action.put() != null) {
      return action.put().tableName();
    }
    if (action.update() != null) {
      return action.update().tableName();
    }
    if (action.delete() != null) {
      return action.delete().tableName();
    }
    return action.conditionCheck() == null ? "" : action.conditionCheck().tableName();
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    String about = names(request.requestItems().keySet());
    return step("BatchWriteItem", about, () -> batches.write(request));
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    String about = request.statements().size() + " statements";
    return step("BatchExecuteStatement", about, () -> batches.run(request));
  }

  /// Tables are there at once; this is for who waits all the same.
  @Override
  public DynamoDbWaiter waiter() {
    return DynamoDbWaiter.builder().client(this).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
