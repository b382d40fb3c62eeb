package dev.headsup.local.stack;

import dev.headsup.local.queues.QueueServer;
import dev.headsup.local.sandbox.SecretsServer;
import dev.headsup.local.template.Bus;
import dev.headsup.local.template.Names;
import dev.headsup.local.template.Queue;
import dev.headsup.local.template.Resource;
import dev.headsup.local.template.Table;
import dev.headsup.local.template.Template;
import java.net.URI;
import java.util.Optional;

/// What the template's resources are called in a local stack.
record LocalNames(Template template, QueueServer queues, URI front, ConsoleAccess access)
    implements Names {

  @Override
  public Optional<String> ref(String id) {
    return template
        .table(id)
        .map(Table::name)
        .or(() -> queues.url(id))
        .or(() -> template.secret(id).map(secret -> SecretsServer.arn(secret.name())))
        .or(() -> template.bucket(id))
        .or(() ->
            template.ofType("AWS::SES::ConfigurationSet").stream()
                .filter(set -> set.id().equals(id))
                .map(Resource::id)
                .findFirst())
        .or(() ->
            template.ofType("AWS::SNS::Topic").stream()
                .filter(topic -> topic.id().equals(id))
                .map(topic -> "arn:aws:sns:us-east-1:000000000000:" + topic.id())
                .findFirst())
        .or(() ->
            template.buses().stream()
                .filter(bus -> bus.id().equals(id))
                .map(Bus::name)
                .findFirst());
  }

  @Override
  public Optional<String> attribute(String id, String attribute) {
    return switch (attribute) {
      case "Arn" ->
          template
              .queue(id)
              .map(queue -> QueueServer.arn(queue.name()))
              .or(() ->
                  template
                      .table(id)
                      .map(
                          table -> "arn:aws:dynamodb:us-east-1:000000000000:table/" + table.name()))
              .or(() -> template.bucket(id).map(bucket -> "arn:aws:s3:::" + bucket));
      // Ours: the stream's real name holds the time at which the table was made.
      case "StreamArn" -> template.table(id).map(Table::name);
      case "QueueName" -> template.queue(id).map(Queue::name);
      case "QueueUrl" -> queues.url(id);
      case "ApiEndpoint" -> Optional.of(front.toString());
      default ->
          id.equals("SignIn") && attribute.startsWith("Outputs.")
              ? access.output(attribute.substring("Outputs.".length()))
              : Optional.empty();
    };
  }
}
