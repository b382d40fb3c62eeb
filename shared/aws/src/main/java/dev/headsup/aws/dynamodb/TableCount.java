package dev.headsup.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// About how many items a table holds, for people to read: DynamoDB counts about every six hours,
/// DynamoDB Local at once. It reads no item. Asked at most every five seconds. Safe for use by many
/// threads.
public final class TableCount {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;
  private @Nullable Counted last;

  private record Counted(Instant at, OptionalLong items) {}

  /// @param table the table's name
  public TableCount(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  /// The count; empty when the table was never counted.
  public synchronized OptionalLong about() {
    Instant now = clock.instant();
    Counted before = last;
    if (before != null && Duration.between(before.at(), now).abs().compareTo(FRESH) < 0) {
      return before.items();
    }
    Long items = client.describeTable(request -> request.tableName(table)).table().itemCount();
    OptionalLong counted = items == null ? OptionalLong.empty() : OptionalLong.of(items);
    last = new Counted(now, counted);
    return counted;
  }
}
