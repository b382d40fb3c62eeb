package dev.headsup.local.stack;

import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.local.clock.Firing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/// Looks for the earliest work of a sweep, so that moving the clock far does not run one for each
/// minute in which nothing is due.
///
/// Why that is sound: a sweep hands over entries that are due and news of incidents that waited,
/// and notes how far it got (the watermark). With none at or before its minute it only notes, and
/// the next sweep notes again for all minutes before it. What it looks at beside, brakes and
/// counts, it looks at every five minutes of running time. The tables are read only when a function
/// wrote to them since the last look.
final class DuePeek implements Firing.Lookahead, ExecutionInterceptor {
  /// Later than anything that anybody plans.
  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final Set<String> tables;
  private final DueEntries dues;
  private final Supplier<List<Instant>> news;
  private final AtomicLong changes = new AtomicLong(1);
  private long seen;
  private Optional<Instant> earliest = Optional.empty();

  /// @param tables a write to one of them may bring work
  /// @param dues on a client without this interceptor
  /// @param news when news of incidents are due, as things stand
  DuePeek(Set<String> tables, DueEntries dues, Supplier<List<Instant>> news) {
    this.tables = Set.copyOf(tables);
    this.dues = dues;
    this.news = news;
  }

  /// When the earliest work is due.
  @Override
  public synchronized Optional<Instant> nextEffect() {
    long now = changes.get();
    if (now != seen) {
      earliest =
          Stream.concat(
                  IntStream.range(0, DueEntries.SHARDS)
                      .mapToObj(shard -> dues.due(shard, EVER, 1))
                      .flatMap(List::stream)
                      .map(DueEntry::at),
                  news.get().stream())
              .min(Instant::compareTo);
      seen = now;
    }
    return earliest;
  }

  /// Grows with every write to one of the tables.
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
      case PutItemRequest put -> tables.contains(put.tableName());
      case UpdateItemRequest update -> tables.contains(update.tableName());
      case DeleteItemRequest delete -> tables.contains(delete.tableName());
      case BatchWriteItemRequest batch ->
          batch.requestItems().keySet().stream().anyMatch(tables::contains);
      case TransactWriteItemsRequest writes ->
          writes.transactItems().stream().anyMatch(this::writes);
      case ExecuteStatementRequest one -> isAbout(one.statement());
      case ExecuteTransactionRequest all ->
          all.transactStatements().stream().anyMatch(one -> isAbout(one.statement()));
      default -> false;
    };
  }

  private boolean isAbout(String statement) {
    return tables.stream().anyMatch(statement::contains);
  }

  private boolean writes(TransactWriteItem item) {
    return Stream.of(
            item.put() == null ? "" : item.put().tableName(),
            item.update() == null ? "" : item.update().tableName(),
            item.delete() == null ? "" : item.delete().tableName())
        .anyMatch(tables::contains);
  }
}
