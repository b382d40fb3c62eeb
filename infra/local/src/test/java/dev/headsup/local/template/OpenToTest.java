package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who may reach what from outside, as template.yaml says: the doors, the console, the bus.
final class OpenToTest {
  private static final Template TEMPLATE = Deployed.template();
  private static final Template WITH_SIGN_IN =
      Deployed.template(
          Map.of("ConsoleSignIn", "cognito", "ConsoleAddress", "https://example.com/console"));

  @Test
  void theConsoleIsClosedUntilSignInIsConfigured() {
    Function console = TEMPLATE.function("ConsoleFunction").orElseThrow();

    assertThat(TEMPLATE.environment(console, Names.logical()))
        .containsEntry("CONSOLE_SIGN_IN", "closed")
        .containsEntry("SIGN_IN_ISSUER", "")
        .containsEntry("SIGN_IN_CLIENT", "")
        .containsEntry("SIGN_IN_DOMAIN", "");
    assertThat(TEMPLATE.resources()).doesNotContainKey("SignIn");
  }

  @Test
  void theConsoleCannotBeOpenedToEverybodyInAws() {
    assertThat(
            words(
                Deployed.section(Deployed.FILE, "Parameters")
                    .fields("ConsoleSignIn")
                    .items("AllowedValues")))
        .containsExactly("closed", "cognito");
  }

  @Test
  void withSignInTheConsoleKnowsWhoVouchesForPeople() {
    Function console = WITH_SIGN_IN.function("ConsoleFunction").orElseThrow();

    assertThat(WITH_SIGN_IN.resources()).containsKey("SignIn");
    assertThat(WITH_SIGN_IN.environment(console, Names.logical()))
        .containsEntry("CONSOLE_SIGN_IN", "cognito")
        .containsEntry("SIGN_IN_ISSUER", "SignIn")
        .containsEntry("SIGN_IN_CLIENT", "SignIn")
        .containsEntry("SIGN_IN_DOMAIN", "SignIn")
        .containsEntry("CONSOLE_URL", "https://example.com/console");
  }

  @Test
  void onlyTheDoorsTheCustomersPagesAndTheConsoleAreOpenAndEachChecksByItself() {
    assertThat(
            TEMPLATE.functions().stream()
                .flatMap(function -> function.routes().stream())
                .filter(route -> !route.signed()))
        .extracting(Event.HttpRoute::key)
        .containsExactly(
            "POST /v1/{proxy+}",
            "GET /v1/{proxy+}",
            "OPTIONS /v1/{proxy+}",
            "POST /v1/contacts",
            "POST /hooks/zendesk",
            "POST /hooks/mentions",
            "POST /hooks/{feed}",
            "POST /hooks/{feed}/{secret}",
            "GET /v1/incidents",
            "GET /v1/incidents/{id}",
            "PUT /v1/incidents/{id}",
            "GET /inbox/{proxy+}",
            "POST /inbox/{proxy+}",
            "OPTIONS /inbox/{proxy+}",
            "GET /c/{proxy+}",
            "POST /c/{proxy+}",
            "POST /replies/{proxy+}",
            "GET /console",
            "GET /console/{proxy+}",
            "POST /console/{proxy+}",
            "GET /context/{proxy+}");
  }

  @Test
  void onlyItsRulePutsMessagesOnAQueueFromOutside() {
    Bus bus = TEMPLATE.buses().getFirst();

    assertThat(TEMPLATE.buses()).hasSize(1);
    assertThat(bus.queues()).containsExactly("TelemetryQueue");
    assertThat(TEMPLATE.hears("aws.ses")).containsExactly("FeedbackQueue");
    assertThat(TEMPLATE.hears("aws.health")).containsExactly("IncidentsQueue");
    assertThat(TEMPLATE.hears("aws.cloudwatch")).containsExactly("IncidentsQueue");
    assertThat(TEMPLATE.ofType("AWS::SQS::QueuePolicy"))
        .extracting(policy -> theQueueOf(policy.properties()))
        .containsExactlyInAnyOrder(
            "TelemetryQueue",
            "TelemetryDeadLetters",
            "FeedbackQueue",
            "FeedbackDeadLetters",
            "IncidentsQueue",
            "IncidentsDeadLetters");
  }

  /// A policy stands on one queue and speaks of that one only.
  private static String theQueueOf(Raw.Fields policy) {
    assertThat(policy.items("Queues")).hasSize(1);
    assertThat(policy.fields("PolicyDocument").items("Statement")).hasSize(1);
    String queue = Deployed.logical(TEMPLATE, policy.items("Queues").getFirst());
    Raw.Fields statement =
        (Raw.Fields) policy.fields("PolicyDocument").items("Statement").getFirst();
    assertThat(statement.fields("Principal").text("Service")).isEqualTo("events.amazonaws.com");
    assertThat(statement.text("Action")).isEqualTo("sqs:SendMessage");
    assertThat(Deployed.logical(TEMPLATE, statement.find("Resource").orElseThrow()))
        .isEqualTo(queue);
    assertThat(
            Deployed.logical(
                TEMPLATE,
                statement
                    .fields("Condition")
                    .fields("ArnEquals")
                    .find("aws:SourceArn")
                    .orElseThrow()))
        .isEqualTo(
            queue.startsWith("Telemetry")
                ? "EventBusRule"
                : queue.startsWith("Incidents") ? "OutagesRule" : "EmailEventsRule");
    return queue;
  }

  /// The gateway knows no keys: within one key's own rate nobody else may be slowed down there.
  @Test
  void theGatewayLetsMoreThroughThanOneKeyMaySend() {
    Raw.Fields limits =
        TEMPLATE
            .ofType("AWS::Serverless::HttpApi")
            .getFirst()
            .properties()
            .fields("DefaultRouteSettings");
    int second = limit(limits, "ThrottlingRateLimit");
    int key = Integer.parseInt(String.valueOf(TEMPLATE.parameters().get("EventsPerSecond")));

    assertThat(second).isGreaterThanOrEqualTo(2 * key);
    assertThat(limit(limits, "ThrottlingBurstLimit")).isEqualTo(2 * second);
  }

  private static int limit(Raw.Fields limits, String name) {
    return Integer.parseInt(Deployed.logical(TEMPLATE, limits.find(name).orElseThrow()));
  }

  private static List<String> words(List<Raw> items) {
    return items.stream().map(raw -> ((Raw.Text) raw).value()).toList();
  }
}
