package dev.headsup.sim.queue;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/// What SQS throws when it refuses a request, as the SDK hands it on.
final class Refusal {
  private Refusal() {}

  private static <B extends AwsServiceException.Builder> AwsServiceException of(
      B builder, String code, String message) {
    return builder
        .statusCode(400)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("Sqs")
                .errorCode(code)
                .errorMessage(message)
                .build())
        .build();
  }

  static AwsServiceException noQueue(String queue) {
    return of(
        QueueDoesNotExistException.builder(),
        "AWS.SimpleQueueService.NonExistentQueue",
        "There is no queue " + queue);
  }

  static AwsServiceException value(String message) {
    return of(SqsException.builder(), "InvalidParameterValue", message);
  }

  static AwsServiceException emptyBatch() {
    return of(
        EmptyBatchRequestException.builder(),
        "AWS.SimpleQueueService.EmptyBatchRequest",
        "There should be at least one entry in the request.");
  }

  static AwsServiceException tooMany() {
    return of(
        TooManyEntriesInBatchRequestException.builder(),
        "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10.");
  }

  static AwsServiceException sameIds() {
    return of(
        BatchEntryIdsNotDistinctException.builder(),
        "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        "Two entries have one id.");
  }

  static AwsServiceException batchTooLong() {
    return of(
        BatchRequestTooLongException.builder(),
        "AWS.SimpleQueueService.BatchRequestTooLong",
        "Batch requests cannot be longer than 1048576 bytes.");
  }

  static AwsServiceException noReceipt() {
    return of(
        ReceiptHandleIsInvalidException.builder(),
        "ReceiptHandleIsInvalid",
        "The input receipt handle is invalid.");
  }

  static AwsServiceException notInFlight() {
    return of(
        MessageNotInflightException.builder(),
        "AWS.SimpleQueueService.MessageNotInflight",
        "The message is in nobody's hands.");
  }
}
