package dev.headsup.local.stack;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.local.objects.ObjectServer;
import dev.headsup.local.queues.QueueServer;
import dev.headsup.local.sandbox.Sandbox;
import dev.headsup.local.sandbox.SecretsServer;
import dev.headsup.local.template.Function;
import dev.headsup.local.template.Names;
import dev.headsup.local.template.Template;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What a local stack is told instead of what AWS would say: the template's parameters, and the
/// endpoints of its own servers. A new server or parameter is written here, once, for every kind of
/// local stack.
///
/// @param endpoints variables that lead the SDK's clients to this stack, with credentials that are
///   none, and what else a function finds here besides what the template declares
record LocalEnvironment(Map<String, String> endpoints) {
  /// Where the front takes events for the bus.
  static final String BUS = "/_local/eventbridge";

  LocalEnvironment {
    endpoints = Map.copyOf(endpoints);
  }

  /// With more variables.
  LocalEnvironment with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(endpoints);
    all.putAll(more);
    return new LocalEnvironment(all);
  }

  static LocalEnvironment of(
      TableServer tables,
      QueueServer queues,
      ObjectServer objects,
      Sandbox providers,
      SecretsServer secrets,
      URI front) {
    return new LocalEnvironment(
            Map.of(
                "AWS_REGION", QueueServer.REGION,
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString(),
                "AWS_ENDPOINT_URL_SQS", queues.endpoint().toString(),
                "AWS_ENDPOINT_URL_S3", objects.endpoint().toString(),
                "AWS_ENDPOINT_URL_SNS", providers.endpoint().toString(),
                "AWS_ENDPOINT_URL_SESV2", providers.endpoint().toString(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString(),
                "AWS_ENDPOINT_URL_EVENTBRIDGE", front + BUS))
        .with(Map.of("LOCAL_WEBHOOKS", providers.endpoint() + Sandbox.WEBHOOKS));
  }

  /// The template's parameters; those that are not named here keep their defaults.
  static Map<String, String> parameters(URI front, ConsoleAccess access) {
    Map<String, String> parameters = new HashMap<>(access.parameters(front));
    parameters.putAll(SENDING);
    return parameters;
  }

  private static final Map<String, String> SENDING =
      Map.of(
          // A laptop is not to be slowed down.
          "EventsPerSecond",
          Integer.toString(WriteKey.MAX_RATE),
          "EmailFrom",
          "headsup@example.com",
          "SmsSenderId",
          "Headsup",
          "HandOffUrl",
          "https://team.example.com/hand-offs",
          "PushIos",
          "arn:aws:sns:us-east-1:000000000000:app/APNS/local",
          "PushAndroid",
          "arn:aws:sns:us-east-1:000000000000:app/GCM/local",
          "WebhookUrl",
          "https://messages.example.com/headsup",
          "SendsPerSecond",
          "1000");

  /// All that a function finds in its environment.
  Map<String, String> of(Function function, Template template, Names names) {
    Map<String, String> variables = new HashMap<>(endpoints);
    variables.putAll(template.environment(function, names));
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
    return variables;
  }
}
