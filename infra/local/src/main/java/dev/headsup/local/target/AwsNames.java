package dev.headsup.local.target;

import dev.headsup.local.template.Names;
import dev.headsup.local.template.Resource;
import dev.headsup.local.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the template's resources are called in one stack in AWS, from their physical ids.
///
/// The forms of the names are those of the service authorization reference. An attribute that does
/// not follow from the physical id is not known here.
///
/// @param account partition, Region and account of the stack
/// @param physical ids by logical ids
/// @param nested the outputs of a nested stack, by its physical id
record AwsNames(
    Template template,
    Account account,
    Map<String, String> physical,
    Function<String, Map<String, String>> nested)
    implements Names {

  /// Where a stack is.
  record Account(String partition, String region, String id) {
    /// @param arn `arn:partition:service:region:account:…`
    static Account of(String arn) {
      String[] parts = arn.split(":", 6);
      if (parts.length < 6) {
        throw new TargetException("CloudFormation calls the stack '" + arn + "': not an ARN");
      }
      return new Account(parts[1], parts[3], parts[4]);
    }

    String arn(String service, String resource) {
      return "arn:" + partition + ":" + service + ":" + region + ":" + id + ":" + resource;
    }

    /// What the names of hosts end in.
    String suffix() {
      return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    }
  }

  /// @throws TargetException when the stack lacks it
  @Override
  public Optional<String> ref(String logicalId) {
    String id = physical.get(logicalId);
    if (id == null) {
      throw new TargetException("the stack has no " + logicalId);
    }
    return Optional.of(id);
  }

  @Override
  public Optional<String> attribute(String logicalId, String attribute) {
    return ref(logicalId)
        .flatMap(id -> {
          String type =
              Optional.ofNullable(template.resources().get(logicalId))
                  .map(Resource::type)
                  .orElse("");
          return attribute.startsWith("Outputs.")
              ? Optional.ofNullable(nested.apply(id).get(attribute.substring("Outputs.".length())))
              : attribute(type, id, attribute);
        });
  }

  private Optional<String> attribute(String type, String id, String attribute) {
    return switch (type + " " + attribute) {
      case "AWS::DynamoDB::Table Arn" -> Optional.of(account.arn("dynamodb", "table/" + id));
      case "AWS::SQS::Queue Arn" -> Optional.of(account.arn("sqs", lastOf(id)));
      case "AWS::SQS::Queue QueueName" -> Optional.of(lastOf(id));
      case "AWS::SQS::Queue QueueUrl" -> Optional.of(id);
      case "AWS::S3::Bucket Arn" -> Optional.of("arn:" + account.partition() + ":s3:::" + id);
      case "AWS::Events::EventBus Arn" -> Optional.of(account.arn("events", "event-bus/" + id));
      case "AWS::Events::EventBus Name" -> Optional.of(id);
      case "AWS::SecretsManager::Secret Id" -> Optional.of(id);
      case "AWS::Serverless::Function Arn" -> Optional.of(account.arn("lambda", "function:" + id));
      case "AWS::Serverless::HttpApi ApiEndpoint" ->
          Optional.of(
              "https://%s.execute-api.%s.%s".formatted(id, account.region(), account.suffix()));
      default -> Optional.empty();
    };
  }

  /// The name of a queue is the last part of its URL.
  private static String lastOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
