package dev.headsup.local.stack;

import dev.headsup.local.clock.Firing;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Looks into the due table for the earliest work, so that moving the clock far does not run a
/// sweep for each minute in which nothing is due.
///
/// Why that is sound: a sweep does nothing but hand over entries that are due, and note how far it
/// got (the watermark). With no entry at or before its minute it only notes, and the next sweep
/// notes again for all minutes before it. The table is read only when a function wrote to it since
/// the last look.
final class DuePeek implements Firing.Lookahead, ExecutionInterceptor {
  static final String WATERMARK = "watermark";

  private final String table;
  private final DynamoDbClient client;
  private final AtomicLong changes = new AtomicLong(1);
  private long seen;
  private Optional<Instant> earliest = Optional.empty();

  /// @param client one without this interceptor
  DuePeek(String table, DynamoDbClient client) {
    this.table = table;
    this.client = client;
  }

  /// The start of the earliest minute with work in it.
  @Override
  public synchronized Optional<Instant> nextEffect() {
    long now = changes.get();
    if (now != seen) {
      earliest =
          client
              .scanPaginator(
                  scan -> scan.tableName(table).consistentRead(true).projectionExpression("slot"))
              .items()
              .stream()
              .map(item -> item.getOrDefault("slot", AttributeValue.fromS("")).s())
              .filter(slot -> !slot.equals(WATERMARK))
              .map(DuePeek::minute)
              .min(Instant::compareTo);
      seen = now;
    }
    return earliest;
  }

  /// Grows with every write to the table that is not only a watermark.
  long changes() {
    return changes.get();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (writes(context.request())) {
      changes.incrementAndGet();
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    // No answer does not mean that nothing was written.
    if (writes(context.request())) {
      changes.incrementAndGet();
    }
  }

  private boolean writes(SdkRequest request) {
    return switch (request) {
      case PutItemRequest put -> work(put.tableName(), put.item());
      case UpdateItemRequest update -> work(update.tableName(), update.key());
      case DeleteItemRequest delete -> work(delete.tableName(), delete.key());
      case BatchWriteItemRequest batch -> batch.requestItems().containsKey(table);
      case TransactWriteItemsRequest writes ->
          writes.transactItems().stream().anyMatch(this::writes);
      case ExecuteStatementRequest one -> one.statement().contains(table);
      case ExecuteTransactionRequest all ->
          all.transactStatements().stream().anyMatch(one -> one.statement().contains(table));
      default -> false;
    };
  }

  private boolean writes(TransactWriteItem item) {
    return List.of(
            item.put() == null ? "" : item.put().tableName(),
            item.update() == null ? "" : item.update().tableName(),
            item.delete() == null ? "" : item.delete().tableName())
        .contains(table);
  }

  private boolean work(String written, Map<String, AttributeValue> keyed) {
    AttributeValue slot = keyed.get("slot");
    return written.equals(table) && (slot == null || !WATERMARK.equals(slot.s()));
  }

  private static Instant minute(String slot) {
    int end = slot.indexOf('#');
    try {
      return Instant.parse((end < 0 ? slot : slot.substring(0, end)) + ":00Z");
    } catch (DateTimeException e) {
      return Instant.MIN; // Not understood: look at every minute.
    }
  }
}
