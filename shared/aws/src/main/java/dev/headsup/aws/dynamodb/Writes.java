package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Unconditional puts and deletes of one table, many in few calls.
record Writes(DynamoDbClient client, String table) {
  /// How many writes one call takes.
  static final int BATCH = 25;

  /// Does every write; what a call leaves over is sent again.
  ///
  /// @param writes at most one per key
  void all(List<WriteRequest> writes) {
    for (int from = 0; from < writes.size(); from += BATCH) {
      batch(writes.subList(from, Math.min(writes.size(), from + BATCH)));
    }
  }

  private void batch(List<WriteRequest> writes) {
    List<WriteRequest> left = new ArrayList<>(writes);
    Rounds.until(
        "Writing " + writes.size() + " items of " + table,
        () -> {
          BatchWriteItemResponse answer =
              client.batchWriteItem(
                  request -> request.requestItems(Map.of(table, List.copyOf(left))));
          left.clear();
          left.addAll(answer.unprocessedItems().getOrDefault(table, List.of()));
          return left.isEmpty();
        });
  }
}
