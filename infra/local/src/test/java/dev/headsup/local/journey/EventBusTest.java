package dev.headsup.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Events put on the bus, as the AWS command line and the SDKs put them.
final class EventBusTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BUS = "headsup";

  private final TestStack stack = TestStack.start("published/published-client");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    stack.close();
  }

  @Test
  void anEventOnTheBusIsDecidedAndABadOneIsKeptAside() throws Exception {
    JsonNode answer =
        put(
            entry("Order Placed", "{\"userId\":\"ana\",\"total\":12}"),
            entry("Order Placed", "{\"total\":12}"),
            entry("Order Placed", "{\"userId\":\"bob\",\"total\":7}")
                .put("EventBusName", "arn:aws:events:us-east-1:000000000000:event-bus/" + BUS));
    stack.drain();

    assertThat(answer.path("FailedEntryCount").asInt(-1)).isZero();
    assertThat(answer.path("Entries").findValuesAsText("EventId"))
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(stack.told("order-placed"))
        .extracting(entry -> entry.path("customer").asText())
        .containsExactlyInAnyOrder("ana", "bob");
    assertThat(stack.eventsIn()).isEqualTo(3);
    assertThat(stack.refused().path("no-customer").asInt()).isEqualTo(1);
  }

  @Test
  void anEntryThatEventBridgeWouldNotTakeIsRefusedInItsWords() throws Exception {
    JsonNode answer =
        put(
            entry("Order Placed", "[1]"),
            entry("", "{}"),
            entry("Order Placed", "{}").put("EventBusName", "default"),
            entry("Order Placed", "{}").put("Source", "aws.ec2"));

    assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(4);
    assertThat(answer.path("Entries").findValuesAsText("ErrorCode"))
        .containsExactly(
            "MalformedDetail", "InvalidArgument", "InvalidArgument", "NotAuthorizedForSource");
  }

  @Test
  void anotherCallSaysThatOnlyThisOneIsThere() throws Exception {
    HttpResponse<String> answer = call("AWSEvents.ListRules", "{}");
    HttpResponse<String> none = call("AWSEvents.PutEvents", "{\"Entries\":[]}");
    HttpResponse<String> noJson = call("AWSEvents.PutEvents", "no");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UnknownOperationException", "PutEvents");
    assertThat(none.body()).contains("ValidationException");
    assertThat(noJson.body()).contains("SerializationException");
  }

  private static ObjectNode entry(String detailType, String detail) {
    return JSON.createObjectNode()
        .put("Source", "shop.orders")
        .put("DetailType", detailType)
        .put("Detail", detail)
        .put("EventBusName", BUS);
  }

  private JsonNode put(ObjectNode... entries) throws IOException, InterruptedException {
    ArrayNode list = JSON.createArrayNode();
    list.addAll(List.of(entries));
    HttpResponse<String> answer =
        call("AWSEvents.PutEvents", JSON.createObjectNode().set("Entries", list).toString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> call(String target, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stack.url().resolve("/_local/eventbridge/"))
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
