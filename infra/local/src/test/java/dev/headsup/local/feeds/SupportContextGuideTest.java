package dev.headsup.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The guide's example is what a support tool is answered, to the letter; and nobody else is.
class SupportContextGuideTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CURL =
      Pattern.compile("```sh\\ncurl -s \"\\$URL([^\"]*)\" -u \"\\$SERVER_KEY:\"\\n```");

  private StepStack stack;
  private Requests http;
  private Map<String, String> key;

  @BeforeEach
  void start() throws IOException {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            NOW,
            Set.of(
                "IngestFunction",
                "TelemetryFunction",
                "IncidentsFunction",
                "FanoutFunction",
                "FeedbackFunction",
                "DeliverFunction",
                "SweepFunction",
                "ConsoleFunction"));
    http = new Requests(stack.ingest());
    key = Requests.key(stack.serverKey());
    DynamoDocuments documents = new DynamoDocuments(stack.tables(), stack.table("SettingsTable"));
    String components =
        """
        headsup: components/v1
        components:
          checkout: {name: Checkout, events: ["Checkout*"]}
        """;
    documents.push(
        documents.snapshot(),
        List.of(
            new Edit(DocumentName.single(Kind.COMPONENTS), Map.of("components.yaml", components))),
        "test",
        NOW,
        "");
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void theGuidesRequestIsAnsweredAsItSays() throws IOException {
    anasMorning();
    String guide = Files.readString(House.root().resolve("docs/guides/support-context.md"));
    Matcher curl = CURL.matcher(guide);
    Matcher example = EXAMPLE.matcher(guide);
    assertThat(curl.find() && example.find()).isTrue();

    Requests.Answer answer = http.send("GET", curl.group(1), key, null);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonMapper json = new JsonMapper();
    assertThat(json.readTree(answer.body()).toPrettyString())
        .isEqualTo(json.readTree(example.group(1)).toPrettyString());
  }

  @Test
  void whoHasNoServerKeyLearnsNothing() throws IOException {
    anasMorning();

    assertThat(http.send("GET", "/context/ana", Map.of(), null).status()).isEqualTo(401);
    assertThat(http.send("GET", "/context/ana", Requests.key("guess"), null).status())
        .isEqualTo(401);
    assertThat(http.send("GET", "/context/ana", Requests.key(stack.writeKey()), null))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(403))
        .satisfies(answer -> assertThat(answer.body()).doesNotContain("Stuck", "Checkout"));
    assertThat(http.send("GET", "/context/nobody", key, null))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(404))
        .satisfies(answer -> assertThat(answer.body()).contains("unknown-customer"));
    assertThat(http.send("GET", "/context/", key, null).status()).isEqualTo(400);
  }

  /// An outage of what she uses, a message, and then she asks for a person.
  private void anasMorning() throws IOException {
    taken(
        "/v1/identify",
        """
        {"userId":"ana","traits":{"email":"ana@example.com","locale":"en-GB"},
         "context":{"consent":{"help":{"EMAIL":"GRANTED"},"source":"signup-form"}}}
        """);
    for (int i = 0; i < 3; i++) {
      taken(
          "/v1/track",
          "{\"userId\":\"ana\",\"messageId\":\"f%s\",\"event\":\"Import Failed\"}".formatted(i));
    }
    taken("/v1/track", "{\"userId\":\"ana\",\"event\":\"Checkout Started\"}");
    work();
    stack.clock(NOW.plus(Duration.ofMinutes(6)));
    stack.fire("SweepFunction");
    work();
    stack.clock(NOW.plus(Duration.ofMinutes(20)));
    assertThat(
            http.send(
                    "PUT",
                    "/v1/incidents/i-1",
                    key,
                    """
                    {"title":"Checkout fails for some orders","components":["checkout"],
                     "impact":"minor","startedAt":"2026-03-02T09:50:00Z",
                     "nextUpdateBy":"2026-03-02T10:50:00Z"}
                    """)
                .status())
        .isEqualTo(200);
    taken(
        "/v1/contacts",
        """
        {"source":"desk","id":"7","customer":{"userId":"ana"},
         "subject":"I want to talk to a person, please"}
        """);
    work();
  }

  private void taken(String path, String body) throws IOException {
    Requests.Answer answer = http.send("POST", path, key, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private void work() {
    for (String function : List.of("TelemetryFunction", "FanoutFunction", "DeliverFunction")) {
      while (stack.work(function, 10) > 0) {
        // Until all is done.
      }
    }
  }
}
