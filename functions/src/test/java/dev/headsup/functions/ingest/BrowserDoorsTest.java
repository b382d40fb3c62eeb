package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.sqs.QueueThrottled;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/// What Segment's browser client needs of the doors.
class BrowserDoorsTest {
  private static final String SETTINGS = "/v1/projects/sample-public-key/settings";
  private static final byte[] NOTHING = {};

  private final Front front = new Front();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          t | 'event':'e'
          i | 'traits':{}
          p | 'name':'Home'
          s | 'name':'Home'
          g | 'groupId':'g'
          a | 'previousId':'before'
          """)
  void eachShortPathIsThatOfItsCall(String path, String call) {
    String who = "{'writeKey':'sample-public-key','userId':'ana','anonymousId':'before',";
    String body = (who + call + "}").replace('\'', '"');

    Reply reply = front.header("Content-Type", "text/plain").post("/v1/" + path, body);

    assertThat(reply.body()).isEqualTo("{\"success\":true,\"accepted\":1,\"refused\":0}\n");
    assertThat(reply.headers()).containsEntry("access-control-allow-origin", "*");
  }

  @Test
  void aBatchOfTheBrowserIsTakenAtItsShortPath() {
    String batch =
        """
        {"writeKey":"sample-public-key","sentAt":"2026-03-01T12:00:00.000Z","batch":[
         {"type":"track","event":"e","anonymousId":"a","writeKey":"sample-public-key"}]}
        """;

    assertThat(front.post("/v1/b", batch).number("accepted")).isEqualTo(1);
    assertThat(front.queued.toString()).doesNotContain("sample-public-key");
  }

  @Test
  void whatTheClientCountsAboutItselfIsTakenAndDropped() {
    Reply reply = front.post("/v1/m", "{\"series\":[{\"type\":\"Counter\"}]}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(front.queued).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc.execute-api.eu-central-1.amazonaws.com, https, https",
    "abc.execute-api.eu-central-1.amazonaws.com, , https",
    "127.0.0.1:8080, http, http",
    "[::1]:8080, http, http",
    "ingest.example.com, gopher, https"
  })
  void settingsSendTheClientBackToWhereItAsked(String host, String forwarded, String protocol)
      throws IOException {
    if (forwarded != null) {
      front.header("X-Forwarded-Proto", forwarded);
    }
    Reply reply = front.header("Host", host).call("GET", SETTINGS, NOTHING);

    assertThat(reply.status()).isEqualTo(200);
    JsonNode segment = new ObjectMapper().readTree(reply.body()).at("/integrations/Segment.io");
    assertThat(segment.path("apiKey").asText()).isEqualTo("sample-public-key");
    assertThat(segment.path("apiHost").asText()).isEqualTo(host + "/v1");
    assertThat(segment.path("protocol").asText()).isEqualTo(protocol);
    assertThat(reply.headers())
        .containsEntry("access-control-allow-origin", "*")
        .containsEntry("cache-control", "private, max-age=300");
  }

  @Test
  void aServerKeyInAPathIsAnsweredAsAnUnknownOne() {
    front.header("Host", "ingest.example.com");

    Reply server = front.call("GET", "/v1/projects/sample-server-key/settings", NOTHING);
    Reply guess = front.call("GET", "/v1/projects/guess/settings", NOTHING);

    assertThat(server.status()).isEqualTo(404);
    assertThat(server).isEqualTo(guess);
    assertThat(server.body()).contains("unknown-project").doesNotContain("sample-server-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "x/../y", "\"", "evil.example\r\nSet-Cookie: a=b", "a:999999"})
  void aHostThatIsNoneIsNotRepeated(String host) {
    Reply reply = front.header("Host", host).call("GET", SETTINGS, NOTHING);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("not-a-request").doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/projects//settings", "/v1/projects/settings", "/v1/projects/a"})
  void aPathWithoutAKeyIsNoDoor(String path) {
    assertThat(front.call("GET", path, NOTHING).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"/v1/t, POST", "/v1/b, POST", "/v1/batch, POST", "/v1/projects/any/settings, GET"})
  void aPreflightLetsEveryPageSendTheKeyButNoCookie(String path, String method) {
    Reply reply =
        front
            .header("Origin", "https://shop.example.com\r\nX-Evil: 1")
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .call("OPTIONS", path, NOTHING);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers())
        .containsEntry("access-control-allow-origin", "*")
        .containsEntry("access-control-allow-methods", method)
        .containsEntry("access-control-allow-headers", "Authorization, *")
        .containsEntry("access-control-max-age", "7200")
        .containsEntry("allow", method + ", OPTIONS")
        .doesNotContainKey("access-control-allow-credentials")
        .noneSatisfy((name, value) -> assertThat(name + value).contains("evil"));
  }

  @Test
  void aPageCanReadEveryAnswerAlsoAnErrorAndItsPause() {
    front.key(Front.PUBLIC_KEY);
    String batch = "{\"batch\":[{\"type\":\"track\",\"event\":\"e\",\"userId\":\"ana\"}]}";

    assertThat(front.post("/v1/nowhere", batch).headers())
        .containsKey("access-control-allow-origin");
    assertThat(front.post("/v1/b", "no").headers()).containsKey("access-control-allow-origin");
    front.fault = new QueueThrottled(SdkClientException.create("slow"));
    assertThat(front.post("/v1/b", batch).headers())
        .containsKeys("access-control-allow-origin", "retry-after")
        .containsEntry("access-control-expose-headers", "Retry-After");
  }
}
