package dev.headsup.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {
  private static final String HTTP = "\"requestContext\":{\"http\":{\"method\":\"post\"}}";

  @Test
  void readsMethodPathHeadersQueryAndBody() throws IOException {
    HttpRequest request =
        read(
            "{\"version\":\"2.0\",\"rawPath\":\"/v1/batch\","
                + "\"headers\":{\"Content-Type\":\"text/plain\",\"X-Odd\":null},"
                + "\"queryStringParameters\":{\"a\":\"1,2\"},"
                + HTTP
                + ",\"body\":\"für Ana\",\"isBase64Encoded\":false}");

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/v1/batch");
    assertThat(request.header("CONTENT-TYPE")).hasValue("text/plain");
    assertThat(request.query()).isEqualTo(Map.of("a", "1,2"));
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("für Ana");
  }

  @Test
  void aBase64BodyIsDecodedWhereverItsFlagStands() throws IOException {
    HttpRequest request =
        read("{\"isBase64Encoded\":true,\"body\":\"H4sA\",\"rawPath\":\"/\"," + HTTP + "}");

    assertThat(request.body()).containsExactly(0x1f, 0x8b, 0x00);
  }

  @Test
  void aRequestWithoutBodyHasAnEmptyOne() throws IOException {
    assertThat(read("{\"rawPath\":\"/\"," + HTTP + "}").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"Records\":[]}",
        "{\"rawPath\":\"/v1/batch\"}",
        "{\"rawPath\":\"/\",\"requestContext\":[]}",
        "{\"rawPath\":\"/\",\"requestContext\":{\"http\":{\"method\":\"POST\"}},"
            + "\"body\":\"%%\",\"isBase64Encoded\":true}"
      })
  void whatIsNoHttpEventIsRefusedByName(String event) {
    assertThatExceptionOfType(UnexpectedEvent.class).isThrownBy(() -> read(event));
  }

  @Test
  void anAnswerIsWrittenAsApiGatewayTakesItAndLeavesTheStreamOpen() throws IOException {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            throw new AssertionError("Lambda closes its stream itself");
          }
        };

    HttpResponse.json(429, "{\"a\":\"ü\"}").with("Retry-After", "5").write(out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"statusCode\":429,\"headers\":{\"Retry-After\":\"5\","
                + "\"content-type\":\"application/json\"},"
                + "\"body\":\"{\\\"a\\\":\\\"ü\\\"}\\n\",\"isBase64Encoded\":false}");
  }

  private static HttpRequest read(String event) throws IOException {
    return HttpRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
  }
}
