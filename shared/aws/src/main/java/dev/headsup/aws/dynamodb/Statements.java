package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/// Conditional writes in PartiQL, many in few calls, each with its own fate: the only batch of
/// DynamoDB whose writes carry conditions.
record Statements(DynamoDbClient client) {
  /// How many statements one call takes.
  static final int BATCH = 25;

  /// A statement; values go in as parameters, so its text stays far below the 8,192 characters that
  /// DynamoDB takes.
  record Statement(String text, List<AttributeValue> parameters) {
    BatchStatementRequest request() {
      return BatchStatementRequest.builder().statement(text).parameters(parameters).build();
    }
  }

  /// What DynamoDB said about a statement.
  private enum Fate {
    DONE,
    REFUSED,
    AGAIN
  }

  /// Runs statements, at most one per item.
  ///
  /// @return the places of those whose condition did not hold
  /// @throws IllegalStateException when one failed otherwise; others may have taken effect then
  List<Integer> run(List<Statement> statements) {
    List<Integer> refused = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += BATCH) {
      int to = Math.min(statements.size(), from + BATCH);
      List<Integer> left = new ArrayList<>();
      for (int place = from; place < to; place++) {
        left.add(place);
      }
      Rounds.until(
          "Writing " + (to - from) + " items by statement", () -> round(statements, left, refused));
    }
    return refused;
  }

  private boolean round(List<Statement> all, List<Integer> left, List<Integer> refused) {
    List<BatchStatementRequest> requests =
        left.stream().map(place -> all.get(place).request()).toList();
    List<BatchStatementResponse> answers =
        client.batchExecuteStatement(request -> request.statements(requests)).responses();
    List<Integer> again = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      int place = left.get(i);
      switch (fate(all.get(place), answers.get(i))) {
        case DONE -> {}
        case REFUSED -> refused.add(place);
        case AGAIN -> again.add(place);
      }
    }
    left.clear();
    left.addAll(again);
    return left.isEmpty();
  }

  private static Fate fate(Statement statement, BatchStatementResponse answer) {
    BatchStatementError error = answer.error();
    if (error == null) {
      return Fate.DONE;
    }
    return switch (error.codeAsString()) {
      case "ConditionalCheckFailed", "DuplicateItem" -> Fate.REFUSED;
      // Somebody writes the item this very moment, or DynamoDB is short of room or breath.
      case "TransactionConflict",
          "ThrottlingError",
          "RequestLimitExceeded",
          "ProvisionedThroughputExceeded",
          "InternalServerError" ->
          Fate.AGAIN;
      default ->
          throw new IllegalStateException(
              "DynamoDB refused '%s': %s %s"
                  .formatted(statement.text(), error.codeAsString(), error.message()));
    };
  }
}
