package dev.headsup.sim.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes, one at a time or together. Nothing is written when something is refused.
final class Writing {
  private static final int MOST_ACTIONS = 100;
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  /// How long DynamoDB knows a client token.
  private static final Duration TOKEN = Duration.ofMinutes(10);

  private record Tokened(Instant until, List<TransactWriteItem> actions) {}

  private final Function<String, MemoryTable> tables;
  private final InstantSource clock;
  private final Map<String, Tokened> tokens = new LinkedHashMap<>();
  private final AtomicLong made = new AtomicLong();

  Writing(Function<String, MemoryTable> tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /// Writes one item.
  ///
  /// @return the attributes that were asked for; empty when there are none to tell
  Optional<Map<String, AttributeValue>> one(Write write, @Nullable ReturnValue asked) {
    ReturnValue wanted = asked == null ? ReturnValue.NONE : asked;
    boolean alters = write.effect() instanceof Write.Effect.Alter;
    if (!alters && wanted != ReturnValue.NONE && wanted != ReturnValue.ALL_OLD) {
      throw Refusal.invalid("ReturnValues can only be ALL_OLD or NONE");
    }
    Map<String, AttributeValue> before = write.before();
    if (!write.isAllowed(before)) {
      throw Refusal.condition(write.tellsOld() ? before : null);
    }
    Map<String, AttributeValue> after = write.after(before);
    Optional<Map<String, AttributeValue>> told = told(write, wanted, before, after);
    write.done(after);
    return told;
  }

  private static Optional<Map<String, AttributeValue>> told(
      Write write,
      ReturnValue wanted,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {
    List<Path> changed =
        write.effect() instanceof Write.Effect.Alter(Change change) ? change.paths() : List.of();
    Map<String, AttributeValue> told =
        switch (wanted) {
          case ALL_OLD -> before;
          case ALL_NEW -> after;
          case UPDATED_OLD -> before == null ? null : Shape.cut(before, changed);
          case UPDATED_NEW -> after == null ? null : Shape.cut(after, changed);
          case NONE, UNKNOWN_TO_SDK_VERSION -> null;
        };
    return Optional.ofNullable(told).filter(attributes -> !attributes.isEmpty());
  }

  /// A transaction with a token, as the SDK gives one to each call that has none, so that its own
  /// repeat of the call takes effect once.
  TransactWriteItemsRequest tokened(TransactWriteItemsRequest request) {
    return request.clientRequestToken() == null
        ? request.copy(own -> own.clientRequestToken("sdk-" + made.incrementAndGet()))
        : request;
  }

  /// Writes all or none.
  void together(TransactWriteItemsRequest request) {
    List<TransactWriteItem> actions = request.transactItems();
    if (actions.isEmpty() || actions.size() > MOST_ACTIONS) {
      throw Refusal.invalid("Member must have length between 1 and " + MOST_ACTIONS);
    }
    List<Write> writes = actions.stream().map(this::write).toList();
    Write.distinct(writes, "Transaction request cannot include multiple operations on one item");
    if (writes.stream().mapToLong(Write::bytes).sum() > MOST_BYTES) {
      throw Refusal.invalid("Aggregate size of items in the transaction exceeds 4 MB");
    }
    if (isRepeated(request)) {
      return;
    }
    List<CancellationReason> reasons = new ArrayList<>();
    List<@Nullable Map<String, AttributeValue>> afters = new ArrayList<>();
    for (Write write : writes) {
      Map<String, AttributeValue> before = write.before();
      Map<String, AttributeValue> after = null;
      CancellationReason reason = CancellationReason.builder().code("None").build();
      if (!write.isAllowed(before)) {
        reason = conditional(write.tellsOld() ? before : null);
      } else {
        try {
          after = write.after(before);
        } catch (AwsServiceException invalid) {
          reason =
              CancellationReason.builder()
                  .code("ValidationError")
                  .message(invalid.awsErrorDetails().errorMessage())
                  .build();
        }
      }
      reasons.add(reason);
      afters.add(after);
    }
    if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
      throw cancelled(reasons);
    }
    for (int i = 0; i < writes.size(); i++) {
      writes.get(i).done(afters.get(i));
    }
    String token = request.clientRequestToken();
    if (token != null) {
      tokens.put(token, new Tokened(clock.instant().plus(TOKEN), actions));
    }
  }

  private boolean isRepeated(TransactWriteItemsRequest request) {
    Instant now = clock.instant();
    Iterator<Tokened> oldest = tokens.values().iterator();
    while (oldest.hasNext() && !oldest.next().until().isAfter(now)) {
      oldest.remove();
    }
    Tokened known =
        request.clientRequestToken() == null ? null : tokens.get(request.clientRequestToken());
    if (known != null && !known.actions().equals(request.transactItems())) {
      throw Refusal.otherParameters();
    }
    return known != null;
  }

  private Write write(TransactWriteItem action) {
    if (action.put() != null) {
      return Write.of(action.put(), tables.apply(action.put().tableName()));
    }
    if (action.update() != null) {
      return Write.of(action.update(), tables.apply(action.update().tableName()));
    }
    if (action.delete() != null) {
      return Write.of(action.delete(), tables.apply(action.delete().tableName()));
    }
    if (action.conditionCheck() != null) {
      return Write.of(action.conditionCheck(), tables.apply(action.conditionCheck().tableName()));
    }
    throw Refusal.invalid("A transaction's action must be one of put, update, delete, check");
  }

  private static CancellationReason conditional(@Nullable Map<String, AttributeValue> item) {
    return CancellationReason.builder()
        .code("ConditionalCheckFailed")
        .message("The conditional request failed")
        .item(item)
        .build();
  }

  private static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    String message =
        "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + reasons.stream().map(CancellationReason::code).toList();
    return TransactionCanceledException.builder()
        .message(message)
        .awsErrorDetails(Refusal.details("TransactionCanceledException", message))
        .cancellationReasons(reasons)
        .statusCode(400)
        .build();
  }
}
