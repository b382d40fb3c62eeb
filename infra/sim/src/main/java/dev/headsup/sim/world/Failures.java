package dev.headsup.sim.world;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// What the SDK throws when something goes wrong: the same classes, codes and causes, since the
/// functions tell them apart.
final class Failures {
  private Failures() {}

  /// @param what the request, which begins with the name of its service
  static RuntimeException of(Fault fault, String what) {
    return switch (fault) {
      case BEFORE -> client("Unable to connect", new ConnectException("Connection refused"));
      case AFTER -> client("Unable to read the answer", new SocketException("Connection reset"));
      case HANG_BEFORE, HANG_AFTER ->
          client("Unable to read the answer", new SocketTimeoutException("Read timed out"));
      case THROTTLE -> answered(what, 400, "ThrottlingException", "Rate exceeded");
      case ERROR_AFTER -> answered(what, 500, "InternalServerError", "Internal server error");
      case NONE, KILL_BEFORE, KILL_AFTER ->
          throw new IllegalArgumentException(fault + " is no answer");
    };
  }

  private static RuntimeException client(String message, Exception cause) {
    return SdkClientException.create(message, cause);
  }

  private static RuntimeException answered(String what, int status, String code, String message) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    return switch (Server.of(what)) {
      case DYNAMODB ->
          DynamoDbException.builder()
              .statusCode(status)
              .awsErrorDetails(details)
              .message(message)
              .build();
      case SQS ->
          SqsException.builder()
              .statusCode(status)
              .awsErrorDetails(details)
              .message(message)
              .build();
      case S3 ->
          S3Exception.builder()
              .statusCode(status)
              .awsErrorDetails(details)
              .message(message)
              .build();
      case SECRETS ->
          SecretsManagerException.builder()
              .statusCode(status)
              .awsErrorDetails(details)
              .message(message)
              .build();
      case SES ->
          SesV2Exception.builder()
              .statusCode(status)
              .awsErrorDetails(details)
              .message(message)
              .build();
      case SNS ->
          SnsException.builder()
              .statusCode(status)
              .awsErrorDetails(details)
              .message(message)
              .build();
      case WEBHOOK -> new HttpError(status == 400 ? 429 : status);
    };
  }
}
