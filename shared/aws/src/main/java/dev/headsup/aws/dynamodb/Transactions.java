package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes that happen together or not at all.
///
/// The SDK puts a fresh client token on each call, so its own retries of one call after a lost
/// answer apply once. A token of ours, made from the content, would do harm: who decides again
/// after a conflict writes something else under the same token, and DynamoDB would refuse that for
/// ten minutes.
record Transactions(DynamoDbClient client) {
  /// How many actions DynamoDB takes in one transaction.
  static final int MOST = 100;

  private static final Set<String> PASSING =
      Set.of(
          "TransactionConflict",
          "ThrottlingError",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded");

  /// Runs a transaction; where it met another one it is tried again.
  ///
  /// @return the places of the actions whose condition did not hold; empty when all took effect
  /// @throws IllegalStateException when DynamoDB cancelled it for any other reason
  List<Integer> run(String what, List<TransactWriteItem> actions) {
    List<Integer> refused = new ArrayList<>();
    Rounds.until(what, () -> round(what, actions, refused));
    return refused;
  }

  private boolean round(String what, List<TransactWriteItem> actions, List<Integer> refused) {
    try {
      client.transactWriteItems(request -> request.transactItems(actions));
      return true;
    } catch (TransactionCanceledException cancelled) {
      List<CancellationReason> reasons = cancelled.cancellationReasons();
      for (int place = 0; place < reasons.size(); place++) {
        if ("ConditionalCheckFailed".equals(reasons.get(place).code())) {
          refused.add(place);
        }
      }
      if (!refused.isEmpty()) {
        return true;
      }
      if (reasons.stream().map(CancellationReason::code).anyMatch(PASSING::contains)) {
        return false;
      }
      throw new IllegalStateException(what + ": " + cancelled.getMessage(), cancelled);
    }
  }
}
