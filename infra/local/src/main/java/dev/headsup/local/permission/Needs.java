package dev.headsup.local.permission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sns.model.CreatePlatformEndpointRequest;
import software.amazon.awssdk.services.sns.model.DeleteEndpointRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/// What a call of the SDK asks of IAM, as the service authorization reference tells it. A call that
/// is not known here needs its own name on `?`, which no policy allows: it is seen at once.
final class Needs {
  private Needs() {}

  /// @param service the SDK's name of the service, such as `DynamoDb`
  /// @param operation the name of the call, such as `GetItem`
  static List<Need> of(SdkRequest request, String service, String operation) {
    List<Need> tables = TableNeeds.of(request, operation);
    if (!tables.isEmpty()) {
      return tables;
    }
    return switch (request) {
      case SqsRequest queue ->
          // A batch is allowed where the single call is.
          List.of(
              Need.of(
                  "sqs:" + operation.replaceFirst("Batch$", ""),
                  last(field(queue, "QueueUrl").orElse("?"), "/")));
      case PublishRequest publish ->
          List.of(
              Need.of(
                  "sns:Publish",
                  Optional.ofNullable(publish.topicArn())
                      .or(() -> Optional.ofNullable(publish.targetArn()))
                      .orElse("phone number")));
      case CreatePlatformEndpointRequest device ->
          List.of(Need.of("sns:CreatePlatformEndpoint", device.platformApplicationArn()));
      case DeleteEndpointRequest device ->
          List.of(Need.of("sns:DeleteEndpoint", device.endpointArn()));
      case SendEmailRequest email ->
          // With a configuration set SES asks about both.
          Stream.of(
                  "identity/" + email.fromEmailAddress(),
                  "configuration-set/" + email.configurationSetName())
              .map(resource ->
                  Need.of(
                      "ses:SendEmail",
                      "arn:aws:ses:us-east-1:000000000000:" + resource,
                      "ses:FromAddress",
                      email.fromEmailAddress()))
              .toList();
      case SecretsManagerRequest secret ->
          List.of(Need.of("secretsmanager:" + operation, field(secret, "SecretId").orElse("?")));
      case S3Request object -> objects(object, operation);
      default -> List.of(Need.of(service.replace(" ", "") + ":" + operation, "?"));
    };
  }

  private static List<Need> objects(S3Request request, String operation) {
    String bucket = field(request, "Bucket").orElse("?");
    String object = bucket + "/" + field(request, "Key").orElse("").replaceFirst("/.*", "/");
    return switch (operation) {
      case "PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload" ->
          List.of(Need.of("s3:PutObject", object));
      case "GetObject", "HeadObject" -> List.of(Need.of("s3:GetObject", object));
      case "DeleteObject" -> List.of(Need.of("s3:DeleteObject", object));
      case "DeleteObjects" -> List.of(Need.of("s3:DeleteObject", bucket + "/"));
      case "AbortMultipartUpload" -> List.of(Need.of("s3:AbortMultipartUpload", object));
      case "ListObjects", "ListObjectsV2", "HeadBucket" ->
          List.of(Need.of("s3:ListBucket", bucket));
      case "CopyObject" ->
          Stream.of("GetObject", "PutObject")
              .map(part ->
                  Need.of(
                      "s3:" + part,
                      field(
                                  request,
                                  part.equals("GetObject") ? "SourceBucket" : "DestinationBucket")
                              .orElse("?")
                          + "/"))
              .toList();
      default -> List.of(Need.of("s3:" + operation, "?"));
    };
  }

  /// A field that requests of one service share, whatever the call.
  static Optional<String> field(SdkRequest request, String name) {
    return request.getValueForField(name, String.class);
  }

  private static String last(String text, String after) {
    return text.substring(text.lastIndexOf(after) + 1);
  }
}
