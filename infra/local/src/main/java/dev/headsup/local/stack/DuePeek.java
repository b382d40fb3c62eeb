package dev.headsup.local.stack;

import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.local.clock.Firing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
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
  /// Later than anything that anybody plans.
  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final String table;
  private final DueEntries dues;
  private final AtomicLong changes = new AtomicLong(1);
  private long seen;
  private Optional<Instant> earliest = Optional.empty();

  /// @param dues on a client without this interceptor
  DuePeek(String table, DueEntries dues) {
    this.table = table;
    this.dues = dues;
  }

  /// When the earliest work is due.
  @Override
  public synchronized Optional<Instant> nextEffect() {
    long now = changes.get();
    if (now != seen) {
      earliest =
          IntStream.range(0, DueEntries.SHARDS)
              .mapToObj(shard -> dues.due(shard, EVER, 1))
              .flatMap(List::stream)
              .map(DueEntry::at)
              .min(Instant::compareTo);
      seen = now;
    }
    return earliest;
  }

  /// Grows with every write to the table.
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
      case PutItemRequest put -> put.tableName().equals(table);
      case UpdateItemRequest update -> update.tableName().equals(table);
      case DeleteItemRequest delete -> delete.tableName().equals(table);
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
}
