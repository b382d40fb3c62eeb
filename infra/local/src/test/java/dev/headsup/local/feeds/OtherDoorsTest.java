package dev.headsup.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems.Version;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.functions.Wiring;
import dev.headsup.local.feeds.Requests.Answer;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The doors beside ingest's are in the description that ingest serves, and answer as it says.
class OtherDoorsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ZENDESK = "a-secret-of-zendesk";
  private static final String ALERTMANAGER = "a-token-of-alertmanager";
  private static final String PAGERDUTY = "a-secret-of-pagerduty";
  private static final String MENTIONS = "whsec_QSBzZWNyZXQgb2Ygc29tZSBtZW50aW9ucw==";
  private static final Set<String> TAGS = Set.of("Feeds", "Inbox", "Support");
  private static final Pattern ROUTE =
      Pattern.compile("Method: (GET|POST|PUT)\\s+Path: (/(?:v1|hooks|inbox|replies|context)/\\S+)");

  private static StepStack stack;
  private static Requests http;
  private static JsonNode api;

  private record Operation(String method, String path, JsonNode described) {
    String filled() {
      String filled = path;
      for (JsonNode parameter : described.path("parameters")) {
        filled =
            filled.replace(
                "{" + parameter.path("name").asText() + "}", parameter.path("example").asText());
      }
      return filled;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            NOW,
            Set.of(
                "IngestFunction",
                "TelemetryFunction",
                "FeedbackFunction",
                "MentionsFunction",
                "IncidentsFunction",
                "PreferencesFunction",
                "ConsoleFunction"));
    http = new Requests(stack.ingest());
    Wiring doors = new Wiring(stack.environment("FeedbackFunction"), () -> NOW, List.of());
    doors.storedSecrets().put(SecretName.ZENDESK, ZENDESK);
    doors.storedSecrets().put(SecretName.MENTIONS, MENTIONS);
    doors.storedSecrets().put(SecretName.INCIDENTS, MENTIONS);
    doors.storedSecrets().put(SecretName.ALERTMANAGER, ALERTMANAGER);
    doors.storedSecrets().put(SecretName.PAGERDUTY, PAGERDUTY);
    doors.storedSecrets().put(SecretName.STATUSPAGE, "a-secret-in-the-address");
    new Wiring(stack.environment("PreferencesFunction"), () -> NOW, List.of())
        .inbox()
        .put(
            new CustomerId("ana"),
            "item-1",
            new Version(
                "item-1",
                "import-struggle",
                new Message.Inbox("The date in row 214", "Day first.", "<p>Day first.</p>", null),
                NOW,
                NOW,
                Marks.NONE));
    String ana =
        """
        {"userId":"ana","traits":{"email":"ana@example.com","phone":"+12025550123"}}
        """;
    assertThat(http.send("POST", "/v1/identify", server(), ana).status()).isEqualTo(200);
    stack.work("TelemetryFunction", 10);
    api = JSON.readTree(http.send("GET", "/v1/openapi.json", Map.of(), null).body());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void everyDoorOfTheTemplateIsDescribedAndNoneThatIsNotThere() throws IOException {
    Set<String> described = new TreeSet<>();
    operations().forEach(each -> described.add(each.method() + " " + each.path()));
    List<String> routes = new ArrayList<>();
    Matcher route = ROUTE.matcher(Files.readString(House.root().resolve("template.yaml")));
    while (route.find()) {
      routes.add(route.group(1) + " " + route.group(2));
    }
    routes.removeIf(each -> each.endsWith(" /v1/{proxy+}"));

    assertThat(routes).hasSizeGreaterThan(8);
    assertThat(routes)
        .allSatisfy(each -> assertThat(described).as(each).anyMatch(one -> leadsTo(each, one)));
    assertThat(described)
        .allSatisfy(one -> assertThat(routes).as(one).anyMatch(each -> leadsTo(each, one)));
  }

  /// A described door may name what a route leaves open, as `/hooks/pagerduty` does.
  private static boolean leadsTo(String route, String described) {
    return route.endsWith("/{proxy+}")
        ? described.startsWith(route.replace("{proxy+}", ""))
        : described.matches(route.replaceAll("\\{[a-z]+}", "[^/]+"));
  }

  @Test
  void eachAnswersItsExampleAsDescribedAndNobodyWithoutAKey() throws IOException {
    for (Operation operation : operations()) {
      JsonNode example = operation.described().at("/requestBody/content/application~1json/example");
      String body = example.isMissingNode() ? null : example.toString();
      JsonNode security = operation.described().path("security");
      String path = operation.filled();

      Answer stranger = http.send(operation.method(), path, Map.of(), body);
      if (path.startsWith("/hooks/statuspage/")) {
        // Its credential is its address, and with it a page on the internet would be asked.
        assertThat(stranger.status()).isEqualTo(401);
        continue;
      }
      if (security.isEmpty()) {
        assertThat(stranger.status()).as(path).isEqualTo(200);
        continue;
      }
      assertThat(stranger.status()).as("%s %s", path, stranger.body()).isEqualTo(401);
      conforms(JSON.readTree(stranger.body()), reference("/components/schemas/Refusal"), path);

      Answer answer =
          http.send(
              operation.method(),
              path,
              credentials(security, Objects.requireNonNullElse(body, "")),
              body);
      assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(200);
      conforms(
          JSON.readTree(answer.body()),
          operation.described().at("/responses/200/content/application~1json/schema"),
          path);
    }
  }

  private static Map<String, String> credentials(JsonNode security, String body)
      throws IOException {
    return switch (security.get(0).fieldNames().next()) {
      case "basic" -> server();
      case "inboxToken" ->
          Map.of(
              "authorization",
              "Bearer "
                  + JSON.readTree(
                          http.send("POST", "/inbox/token", server(), "{\"customer\":\"ana\"}")
                              .body())
                      .path("token")
                      .asText());
      case "zendesk" -> Signed.zendesk(ZENDESK, NOW, body);
      case "feedToken" -> Map.of("authorization", "Bearer " + ALERTMANAGER);
      case "pagerDuty" -> Map.of("x-pagerduty-signature", "v1=" + Signed.hex(PAGERDUTY, body));
      case "standardWebhook" -> Signed.standard(MENTIONS, "msg-1", NOW, body);
      case String other -> throw new IllegalStateException("Who may? " + other);
    };
  }

  /// The part of JSON Schema that the answers are described with.
  private static void conforms(JsonNode value, JsonNode schema, String path) {
    JsonNode of = schema.has("$ref") ? reference(schema.get("$ref").asText().substring(1)) : schema;
    assertThat(of.isMissingNode()).as(path).isFalse();
    of.path("required")
        .forEach(name -> assertThat(value.has(name.asText())).as("%s: %s", path, name).isTrue());
    if (of.has("const")) {
      assertThat(value).as(path).isEqualTo(of.get("const"));
    }
    value
        .properties()
        .forEach(each -> {
          if (of.has("additionalProperties")) {
            assertThat(of.path("properties").has(each.getKey())).as("%s: %s", path, each).isTrue();
          }
          if (of.path("properties").has(each.getKey())) {
            conforms(each.getValue(), of.path("properties").get(each.getKey()), path);
          }
        });
    if (of.has("items")) {
      value.forEach(item -> conforms(item, of.get("items"), path));
    }
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    api.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(each -> {
                  if (TAGS.contains(each.getValue().at("/tags/0").asText())) {
                    operations.add(
                        new Operation(
                            each.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            each.getValue()));
                  }
                }));
    return operations;
  }

  private static JsonNode reference(String pointer) {
    return api.at(pointer);
  }

  private static Map<String, String> server() {
    return Requests.key(stack.serverKey());
  }
}
