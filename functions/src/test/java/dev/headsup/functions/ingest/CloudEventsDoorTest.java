package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// CloudEvents at their door; what they mean is tested where they are read.
class CloudEventsDoorTest {
  private static final String DOOR = "/v1/events";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCHED = "application/cloudevents-batch+json; charset=UTF-8";
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"7","source":"/imports","type":"Import Failed","subject":"ana"}\
      """;

  private final Front front = new Front();

  @ParameterizedTest
  @ValueSource(strings = {"Bearer sample-public-key", "bearer  sample-public-key "})
  void theKeyIsABearerToken(String authorization) {
    front.header("Authorization", authorization).header("Content-Type", STRUCTURED);

    assertThat(front.post(DOOR, EVENT).body())
        .isEqualTo("{\"success\":true,\"accepted\":1,\"refused\":0}\n");
  }

  @Test
  void theKeyMayBeBasicToo() {
    front.key(Front.SERVER_KEY).header("Content-Type", BATCHED);

    Reply reply = front.post(DOOR, "[" + EVENT + "," + EVENT.replace("1.0", "0.3") + "]");

    assertThat(reply.number("accepted")).isEqualTo(1);
    assertThat(reply.number("refused")).isEqualTo(1);
    assertThat(reply.body()).contains("\"event\":1,\"reason\":\"wrong-specversion\"");
    assertThat(front.messages().getFirst().events())
        .singleElement()
        .isInstanceOf(Incoming.Did.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer guess", "Bearer ", "Digest sample-public-key", ""})
  void withoutAKeyNothingIsTaken(String authorization) {
    if (!authorization.isEmpty()) {
      front.header("Authorization", authorization);
    }
    Reply reply = front.header("Content-Type", STRUCTURED).post(DOOR, EVENT);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(front.queued).isEmpty();
  }

  @Test
  void attributesInHeadersAndDataInAGzippedBody() throws IOException {
    front
        .header("Authorization", "Bearer sample-public-key")
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .header("CE-SpecVersion", "1.0")
        .header("ce-id", "8")
        .header("ce-source", "/imports")
        .header("ce-type", "Import%20Failed");

    Reply reply = front.post(DOOR, gzip("{\"userId\":\"ana\"}"));

    assertThat(reply.number("accepted")).isEqualTo(1);
    assertThat(front.queued.getFirst().getFirst()).contains("\"event\":\"Import Failed\"");
  }

  @ParameterizedTest
  @CsvSource({
    "application/cloudevents+xml, 415, unknown-format",
    "application/json, 400, not-a-cloud-event",
    "application/cloudevents-batch+json, 400, not-a-list"
  })
  void aRequestThatCarriesNoneSaysWhatWouldBeRight(String type, int status, String error) {
    front.header("Authorization", "Bearer sample-public-key").header("Content-Type", type);

    Reply reply = front.post(DOOR, EVENT);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).contains("\"error\":\"" + error + "\"");
    assertThat(front.queued).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventemitter.example.com", "x\r\nSet-Cookie: a=b", ""})
  void aSenderThatAsksIsWelcomeAndNothingOfItIsRepeated(String origin) {
    Reply reply =
        front
            .header("WebHook-Request-Origin", origin)
            .header("WebHook-Request-Callback", "http://192.0.2.1/confirm")
            .header("WebHook-Request-Rate", "120")
            .call("OPTIONS", DOOR, new byte[0]);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers())
        .containsEntry("webhook-allowed-origin", "*")
        .containsEntry("webhook-allowed-rate", "*")
        .containsEntry("allow", "POST, OPTIONS")
        .doesNotContainKey("set-cookie");
  }

  @Test
  void onlyThisDoorKnowsTheHandshakeAndItAnswersBrowsersToo() {
    Reply other =
        front.header("WebHook-Request-Origin", "x").call("OPTIONS", "/v1/batch", new byte[0]);
    Reply browser = new Front().call("OPTIONS", DOOR, new byte[0]);

    assertThat(other.headers()).doesNotContainKey("webhook-allowed-origin");
    assertThat(browser.status()).isEqualTo(204);
    assertThat(browser.headers()).containsEntry("access-control-allow-methods", "POST");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
