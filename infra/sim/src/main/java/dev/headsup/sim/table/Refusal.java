package dev.headsup.sim.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// What DynamoDB throws when it refuses a request, as the SDK hands it on.
final class Refusal {
  static final String INVALID = "ValidationException";

  private Refusal() {}

  /// A request that means nothing, or too much.
  static AwsServiceException invalid(String message) {
    return DynamoDbException.builder()
        .statusCode(400)
        .message(message)
        .awsErrorDetails(details(INVALID, message))
        .build();
  }

  static boolean isInvalid(AwsServiceException refused) {
    return refused.awsErrorDetails() != null
        && INVALID.equals(refused.awsErrorDetails().errorCode());
  }

  /// @param item what was there, when it was asked for
  static ConditionalCheckFailedException condition(@Nullable Map<String, AttributeValue> item) {
    String message = "The conditional request failed";
    ConditionalCheckFailedException.Builder refused =
        ConditionalCheckFailedException.builder()
            .message(message)
            .awsErrorDetails(details("ConditionalCheckFailedException", message));
    refused.statusCode(400);
    return (item == null ? refused : refused.item(item)).build();
  }

  static ResourceNotFoundException noTable(String table) {
    String message = "Cannot do operations on a non-existent table: " + table;
    return ResourceNotFoundException.builder()
        .message(message)
        .awsErrorDetails(details("ResourceNotFoundException", message))
        .statusCode(400)
        .build();
  }

  static ResourceInUseException tableThere(String table) {
    String message = "Table already exists: " + table;
    return ResourceInUseException.builder()
        .message(message)
        .awsErrorDetails(details("ResourceInUseException", message))
        .statusCode(400)
        .build();
  }

  static IdempotentParameterMismatchException otherParameters() {
    String message = "The same client token came with other parameters";
    return IdempotentParameterMismatchException.builder()
        .message(message)
        .awsErrorDetails(details("IdempotentParameterMismatchException", message))
        .statusCode(400)
        .build();
  }

  static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("DynamoDb")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
