package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Ten thousand requests of all sorts at the door for CloudEvents, and hostile ones at the others:
/// each is answered by name, nothing of a header comes back, and what was accepted the worker
/// reads.
class GeneratedCloudEventsTest {
  private static final int REQUESTS = 10_000;
  private static final long SEED = 20260301;

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "7",
          "1e99999",
          "\"\"",
          "\" \"",
          "\"ana\"",
          "\"anonymous:x\"",
          "\"\\ud800\"",
          "\"\\u0000\\r\\n\"",
          "\"2026-03-01T11:59:59Z\"",
          "\"9999-12-31T23:59:59Z\"",
          "[]",
          "{}",
          "[[[[[[\"a\"]]]]]]",
          "\"eyJhIjoxfQ==\"",
          "\"e30\"",
          "\"%%\"",
          "\"MS4w\"",
          "{\"userId\":\"ana\"}",
          "{\"userId\":7,\"anonymousId\":[]}",
          "\"1.0\"",
          "\"0.3\"");

  private static final List<String> NAMES =
      List.of(
          "specversion",
          "id",
          "source",
          "type",
          "time",
          "subject",
          "userid",
          "anonymousid",
          "data",
          "data_base64",
          "datacontenttype",
          "other");

  private static final List<String> HEADERS =
      List.of(
          "1.0",
          "0.3",
          "",
          " ",
          "ana",
          "50%",
          "%",
          "%zz",
          "%C3%28",
          "%0d%0aX-Evil: 1",
          "\"",
          "\"\"",
          "\"a b\"",
          "\"\\\"",
          "a\r\nX-Evil: 1",
          "\ud800",
          "Euro%20%E2%82%AC",
          "%00",
          "x".repeat(9_000));

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/cloudevents+json",
          "application/cloudevents-batch+json",
          "APPLICATION/CLOUDEVENTS",
          "application/cloudevents+xml",
          "text/plain",
          "",
          ";;;",
          "application/cloudevents+json;\r\nX-Evil: 1");

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void everyRequestIsAnsweredByName() throws IOException {
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      Front front = new Front().header("Content-Type", pick(TYPES));
      front.header("Authorization", "Bearer " + Front.PUBLIC_KEY);
      for (String name : NAMES.subList(0, 8)) {
        if (random.nextInt(3) > 0) {
          front.header("ce-" + name, random.nextInt(3) == 0 ? pick(HEADERS) : plain(name));
        }
      }
      Reply reply = front.post("/v1/events", body());

      assertThat(reply.status()).as("request %s of seed %s", i, SEED).isIn(200, 400, 415);
      assertThat(reply.headers().toString()).doesNotContainIgnoringCase("evil");
      seen.merge(String.valueOf(reply.status()), 1, Integer::sum);
      if (reply.status() == 200) {
        List<TelemetryMessage> messages = front.messages();
        assertThat(messages.stream().mapToInt(each -> each.accepted().size()).sum())
            .isEqualTo(reply.number("accepted"));
        messages.stream()
            .flatMap(each -> each.refused().stream())
            .forEach(refused -> seen.merge(refused.reason(), 1, Integer::sum));
      } else {
        assertThat(reply.body()).contains("\"error\":\"");
        assertThat(front.queued).isEmpty();
      }
    }
    // The test is of use only while it meets every kind of trouble.
    assertThat(seen)
        .containsKeys(
            "200",
            "400",
            "415",
            "wrong-specversion",
            "missing-attribute",
            "bad-attribute",
            "data-not-json",
            "no-customer",
            "bad-id",
            "bad-timestamp",
            "too-deep",
            "not-an-object");
  }

  @Test
  void anythingInAnyHeaderOrPathIsAnsweredByName() {
    List<String> headers =
        List.of(
            "Authorization",
            "Content-Type",
            "Content-Encoding",
            "Host",
            "Origin",
            "X-Retry-Count",
            "X-Forwarded-Proto",
            "WebHook-Request-Origin",
            "Access-Control-Request-Headers");
    List<String> paths =
        List.of(
            "/v1/events",
            "/v1/t",
            "/v1/b",
            "/v1/m",
            "/v1/openapi.json",
            "/v1/projects/a/settings",
            "/v1/projects/sample-public-key/settings",
            "/v1/../etc",
            "/v1//",
            "",
            "/",
            "/v1/%00");
    for (int i = 0; i < REQUESTS; i++) {
      Front front = new Front();
      for (String header : headers) {
        if (random.nextBoolean()) {
          front.header(header, pick(HEADERS));
        }
      }
      String method = pick(List.of("GET", "POST", "OPTIONS", "PUT", "BREW"));

      Reply reply = front.call(method, pick(paths), body());

      assertThat(reply.status()).as("request %s of seed %s", i, SEED).isLessThan(500);
      assertThat(reply.headers().toString()).doesNotContainIgnoringCase("evil");
    }
  }

  @Test
  void aBombIsRefusedForTheSizeThatItWouldHave() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 50; i++) {
        gzip.write(zeros);
      }
    }
    for (String path : List.of("/v1/events", "/v1/b", "/v1/t")) {
      Reply reply =
          new Front()
              .key(Front.PUBLIC_KEY)
              .header("Content-Encoding", "gzip")
              .post(path, out.toByteArray());

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).contains("too-large");
    }
  }

  private String plain(String name) {
    return name.equals("specversion") ? "1.0" : name.equals("time") ? "2026-03-01T11:00:00Z" : "a";
  }

  private byte[] body() {
    String one = event();
    String body =
        switch (random.nextInt(6)) {
          case 0 -> "[" + one + "," + event() + "," + pick(VALUES) + "]";
          case 1 -> "[".repeat(1 + random.nextInt(50_000));
          case 2 -> "";
          case 3 -> pick(VALUES);
          default -> one;
        };
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String event() {
    List<String> members = new ArrayList<>();
    members.add("\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"e\"");
    for (int i = random.nextInt(4); i > 0; i--) {
      members.add("\"" + pick(NAMES) + "\":" + pick(VALUES));
    }
    if (random.nextInt(20) == 0) {
      int depth = random.nextInt(3_000);
      members.add("\"subject\":\"a\",\"data\":" + "[".repeat(depth) + 1 + "]".repeat(depth));
    }
    return "{" + String.join(",", members) + "}";
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
