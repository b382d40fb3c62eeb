package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.segment.Reason;
import dev.headsup.aws.sqs.QueueThrottled;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The description is what the handler serves, and the handler answers as it says: every path,
/// method, status and example of it is tried on the real handler.
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] NOTHING = {};
  private static final JsonNode API = served();

  /// Doors of other functions, of which a test of the whole stack asks.
  private static final Set<String> ELSEWHERE = Set.of("Feeds", "Inbox", "Support");

  private record Operation(String path, String method, JsonNode described) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Test
  void everyDoorIsDescribedAndNothingElse() {
    Set<String> described = new TreeSet<>();
    operations().stream()
        .filter(operation -> !operation.method().equals("OPTIONS"))
        .forEach(operation -> described.add(operation.toString()));
    Set<String> known =
        Door.Paths.FIXED.entrySet().stream()
            .map(door -> door.getValue().method() + " " + door.getKey())
            .collect(Collectors.toCollection(TreeSet::new));
    known.add("GET /v1/projects/{writeKey}/settings");

    assertThat(described).isEqualTo(known);
    assertThat(operations())
        .filteredOn(each -> each.method().equals("OPTIONS"))
        .hasSize(known.size());
    assertThat(operations())
        .allSatisfy(each -> assertThat(Door.at(each.path())).as(each.toString()).isPresent());
  }

  @TestFactory
  List<DynamicTest> theHandlerAnswersAsDescribed() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Operation operation : operations()) {
      for (String status : names(operation.described().path("responses"))) {
        tests.add(
            DynamicTest.dynamicTest(
                operation + " " + status, () -> asDescribed(operation, status)));
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyExampleIsAccepted() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Operation operation : operations()) {
      JsonNode content = operation.described().path("requestBody").path("content");
      for (String type : names(content)) {
        JsonNode example = content.path(type).path("example");
        tests.add(
            DynamicTest.dynamicTest(
                operation + " " + type, () -> accepted(operation, type, example)));
      }
    }
    return tests;
  }

  @Test
  void everyReasonAndEveryErrorIsNamed() throws IOException {
    JsonNode schemas = API.path("components").path("schemas");
    List<String> reasons =
        texts(schemas.at("/Taken/properties/problems/items/properties/reason/enum"));

    assertThat(reasons)
        .containsExactlyElementsOf(Arrays.stream(Reason.values()).map(Reason::word).toList());
    assertThat(texts(schemas.at("/Error/properties/error/enum")))
        .containsExactlyElementsOf(new TreeSet<>(IngestGuideTest.errors()));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = API.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(API.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    assertThat(API.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  private static void accepted(Operation operation, String type, JsonNode example) {
    Front front = new Front().key(Front.SERVER_KEY).header("Content-Type", type);
    if (type.equals("application/json")) {
      headers(operation).forEach(front::header);
    }
    Reply reply = front.post(operation.path(), example.toString());

    assertThat(example.isMissingNode()).as("an example").isFalse();
    assertThat(reply.status()).isEqualTo(200);
    if (!operation.path().equals("/v1/m")) {
      assertThat(reply.number("refused")).as(reply.body()).isZero();
      assertThat(reply.number("accepted")).isPositive();
    }
  }

  private static void asDescribed(Operation operation, String status) throws IOException {
    Reply reply = tried(operation, status);
    JsonNode described = resolved(operation.described().path("responses").path(status));

    assertThat(reply.status()).as(reply.body()).isEqualTo(Integer.parseInt(status));
    for (String header : names(described.path("headers"))) {
      assertThat(reply.headers()).containsKey(header.toLowerCase(Locale.ROOT));
    }
    if (described.has("content")) {
      assertThat(reply.headers()).containsEntry("content-type", "application/json");
      conforms(JSON.readTree(reply.body()), described.at("/content/application~1json/schema"));
    } else {
      assertThat(reply.body()).isEmpty();
    }
  }

  /// Makes the handler give an answer of this status.
  private static Reply tried(Operation operation, String status) {
    Front front = new Front().header("Host", "ingest.example.com");
    boolean known = !status.equals("401");
    front.key(known ? Front.SERVER_KEY : "guess");
    String body = "no";
    String type = "application/json";
    switch (operation.method() + " " + status) {
      case "OPTIONS 200" -> front.header("WebHook-Request-Origin", "eventemitter.example.com");
      case "POST 200", "POST 429", "POST 503" -> {
        headers(operation).forEach(front::header);
        body =
            operation.described().at("/requestBody/content/application~1json/example").toString();
      }
      case "POST 415" -> type = "application/cloudevents+xml";
      case "GET 400" -> front.header("Host", "a b");
      default -> {}
    }
    if (status.equals("429")) {
      front.fault = new QueueThrottled(SdkClientException.create("slow"));
    } else if (status.equals("503")) {
      front.fault = SdkClientException.create("broken");
    }
    front.header("Content-Type", type);
    String key = status.equals("404") ? "guess" : Front.PUBLIC_KEY;
    String path = operation.path().replace("{writeKey}", key);
    return operation.method().equals("POST")
        ? front.post(path, body)
        : front.call(operation.method(), path, NOTHING);
  }

  /// The part of JSON Schema that the answers are described with.
  private static void conforms(JsonNode value, JsonNode schema) {
    JsonNode of = resolved(schema);
    for (String required : texts(of.path("required"))) {
      assertThat(value.has(required)).as("%s has %s", value, required).isTrue();
    }
    if (of.has("const")) {
      assertThat(value).isEqualTo(of.get("const"));
    }
    if (of.has("enum")) {
      assertThat(texts(of.get("enum"))).contains(value.asText());
    }
    if (of.has("additionalProperties")) {
      assertThat(names(of.path("properties"))).containsAll(names(value));
    }
    for (String name : names(value)) {
      conforms(value.get(name), of.path("properties").path(name));
    }
    value.forEach(item -> {
      if (of.has("items")) {
        conforms(item, of.get("items"));
      }
    });
  }

  private static Map<String, String> headers(Operation operation) {
    Map<String, String> headers = new TreeMap<>();
    operation
        .described()
        .path("parameters")
        .forEach(parameter -> {
          if (parameter.path("in").asText().equals("header")) {
            headers.put(parameter.path("name").asText(), parameter.path("example").asText());
          }
        });
    return headers;
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    API.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(each ->
                    operations.add(
                        new Operation(
                            path.getKey(),
                            each.getKey().toUpperCase(Locale.ROOT),
                            each.getValue()))));
    operations.removeIf(
        operation -> ELSEWHERE.contains(operation.described().at("/tags/0").asText()));
    return operations;
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? API.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode served() {
    Reply reply = new Front().call("GET", "/v1/openapi.json", NOTHING);
    try {
      return JSON.readTree(reply.body());
    } catch (IOException notJson) {
      throw new IllegalStateException("The description is not JSON", notJson);
    }
  }
}
