package dev.headsup.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// A real client whose batches do only half of what they are asked for, as DynamoDB may, and whose
/// transactions meet others, for the first so many calls.
final class FaultyDynamo implements DynamoDbClient {
  private final DynamoDbClient real;
  private final String code;
  private int faults;

  /// @param code what a statement or a transaction is told
  /// @param faults how many calls are spoilt
  FaultyDynamo(DynamoDbClient real, String code, int faults) {
    this.real = real;
    this.code = code;
    this.faults = faults;
  }

  int faultsLeft() {
    return faults;
  }

  private boolean spoil() {
    return faults > 0 && faults-- > 0;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    if (!spoil()) {
      return real.batchGetItem(request);
    }
    Map.Entry<String, KeysAndAttributes> asked =
        request.requestItems().entrySet().iterator().next();
    KeysAndAttributes all = asked.getValue();
    int half = half(all.keys().size());
    KeysAndAttributes later = all.toBuilder().keys(all.keys().subList(0, half)).build();
    BatchGetItemResponse.Builder answer =
        BatchGetItemResponse.builder().unprocessedKeys(Map.of(asked.getKey(), later));
    if (half < all.keys().size()) {
      KeysAndAttributes now =
          all.toBuilder().keys(all.keys().subList(half, all.keys().size())).build();
      answer.responses(
          real.batchGetItem(again -> again.requestItems(Map.of(asked.getKey(), now))).responses());
    }
    return answer.build();
  }

  /// How many of so many are not done; one alone is not.
  private static int half(int all) {
    return (all + 1) / 2;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    if (!spoil()) {
      return real.batchWriteItem(request);
    }
    Map.Entry<String, List<WriteRequest>> asked =
        request.requestItems().entrySet().iterator().next();
    List<WriteRequest> all = asked.getValue();
    int half = half(all.size());
    if (half < all.size()) {
      real.batchWriteItem(
          again -> again.requestItems(Map.of(asked.getKey(), all.subList(half, all.size()))));
    }
    return BatchWriteItemResponse.builder()
        .unprocessedItems(Map.of(asked.getKey(), all.subList(0, half)))
        .build();
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    if (!spoil()) {
      return real.batchExecuteStatement(request);
    }
    int half = half(request.statements().size());
    List<BatchStatementResponse> answers = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      answers.add(
          BatchStatementResponse.builder()
              .error(error -> error.code(code).message("by the test"))
              .build());
    }
    if (half < request.statements().size()) {
      List<BatchStatementRequest> now =
          request.statements().subList(half, request.statements().size());
      answers.addAll(real.batchExecuteStatement(again -> again.statements(now)).responses());
    }
    return BatchExecuteStatementResponse.builder().responses(answers).build();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    if (!spoil()) {
      return real.transactWriteItems(request);
    }
    List<CancellationReason> reasons =
        request.transactItems().stream()
            .map(action -> CancellationReason.builder().code(code).build())
            .toList();
    throw TransactionCanceledException.builder()
        .message("cancelled by the test")
        .cancellationReasons(reasons)
        .build();
  }

  @Override
  public String serviceName() {
    return real.serviceName();
  }

  @Override
  public void close() {
    real.close();
  }
}
