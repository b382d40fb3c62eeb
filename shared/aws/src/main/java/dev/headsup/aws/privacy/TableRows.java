package dev.headsup.aws.privacy;

import dev.headsup.engine.customer.CustomerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Rows of one table, read consistently and whole. A table is walked in [#SEGMENTS] parts at once.
record TableRows(DynamoDbClient client, String table, Holding.Way.Rows way) {
  private static final int SEGMENTS = 8;

  /// The rows of a customer.
  List<Map<String, AttributeValue>> of(Person person) {
    List<Map<String, AttributeValue>> rows =
        way.partitioned() ? own(person) : among(row -> way.match().of(person, row));
    return rows.stream().sorted(Comparator.comparing(this::place)).toList();
  }

  private String place(Map<String, AttributeValue> row) {
    return String.join(" ", way.keys().stream().map(key -> Match.text(row, key)).toList());
  }

  private List<Map<String, AttributeValue>> own(Person person) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    for (CustomerId id : person.ids()) {
      QueryRequest query =
          QueryRequest.builder()
              .tableName(table)
              .consistentRead(true)
              .keyConditionExpression("#customer = :customer")
              .expressionAttributeNames(Map.of("#customer", "customer"))
              .expressionAttributeValues(Map.of(":customer", AttributeValue.fromS(id.value())))
              .build();
      client.queryPaginator(query).items().forEach(rows::add);
    }
    return rows;
  }

  /// Every row that is meant, out of the whole table.
  List<Map<String, AttributeValue>> among(Predicate<Map<String, AttributeValue>> meant) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    all(row -> {
      if (meant.test(row)) {
        synchronized (rows) {
          rows.add(row);
        }
      }
    });
    return rows;
  }

  /// Walks the whole table.
  ///
  /// @param taker is called by several threads
  void all(Consumer<Map<String, AttributeValue>> taker) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> walks = new ArrayList<>();
      for (int segment = 0; segment < SEGMENTS; segment++) {
        ScanRequest scan =
            ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .segment(segment)
                .totalSegments(SEGMENTS)
                .build();
        walks.add(threads.submit(() -> client.scanPaginator(scan).items().forEach(taker)));
      }
      for (Future<?> walk : walks) {
        walk.get();
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException("Reading " + table, broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while reading " + table, stopped);
    }
  }

  /// Takes a row out of the table; one that is gone already does no harm.
  void delete(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> key = new HashMap<>(row);
    key.keySet().retainAll(way.keys());
    client.deleteItem(request -> request.tableName(table).key(key));
  }
}
