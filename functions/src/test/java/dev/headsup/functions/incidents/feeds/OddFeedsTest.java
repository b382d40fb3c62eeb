package dev.headsup.functions.incidents.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Incident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// E1, E7: whatever comes to a feed's door is taken or refused by name; nothing breaks, and an
/// alarm is told to nobody.
class OddFeedsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-7.5e300",
          "\"\"",
          "\"\\u0000\\u202e<b>x</b>\"",
          "\"\\ud800\"",
          "\"high\"",
          "\"ALARM\"",
          "\"resolved\"",
          "\"0001-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"Tue, 27 Nov 2018 01:30:00 GMT\"",
          "\"javascript:alert(1)\"",
          "\"" + "x".repeat(20_000) + "\"",
          "[]",
          "[null,1,\"a\",{}]",
          "{}",
          "{\"name\":{\"name\":[]}}");

  private final SplittableRandom random = new SplittableRandom(20260301);
  private final Post post = new Post();

  private interface Door {
    void take(byte[] body) throws BadRequest;
  }

  private static JsonNode sample(String name) throws IOException {
    Path events = Path.of("../events/incidents-" + name + ".json");
    return JSON.readTree(Files.readString(events));
  }

  private static String body(String name) throws IOException {
    return sample(name).path("body").asText();
  }

  /// @return how often each name was answered; taken is `200`
  private Map<String, Integer> tenThousand(String good, Door door) throws IOException {
    JsonNode whole = JSON.readTree(good);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      byte[] odd = odd(whole);
      try {
        door.take(odd);
        seen.merge("200", 1, Integer::sum);
      } catch (BadRequest refused) {
        assertThat(refused.answer().status()).isBetween(400, 413);
        seen.merge(refused.error(), 1, Integer::sum);
      }
    }
    assertThat(seen.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
    assertThat(seen).containsKeys("200", "not-json", "not-utf-8");
    assertThat(seen.get("200")).isGreaterThan(2_000);
    return seen;
  }

  private byte[] odd(JsonNode whole) throws IOException {
    JsonNode copy = whole.deepCopy();
    for (int i = random.nextInt(4); i > 0; i--) {
      damage(copy);
    }
    byte[] body = (random.nextBoolean() ? copy.toString() : copy.toPrettyString()).getBytes(UTF_8);
    if (random.nextInt(6) == 0) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
    }
    return random.nextInt(20) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
  }

  private void damage(JsonNode node) throws IOException {
    List<JsonNode> inner = new ArrayList<>();
    node.forEach(each -> {
      if (each.isContainerNode() && !each.isEmpty()) {
        inner.add(each);
      }
    });
    if (!inner.isEmpty() && random.nextInt(4) > 0) {
      damage(inner.get(random.nextInt(inner.size())));
      return;
    }
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(random.nextInt(10) == 0 ? name + "2" : name, value);
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      array.set(random.nextInt(array.size()), value);
    }
  }

  private void nothingWasTold() {
    assertThat(post.queued).isEmpty();
    assertThat(post.all().stream().filter(Incident::isConfirmed).count()).isZero();
  }

  @Test
  void tenThousandBodiesOfAlertmanager() throws IOException {
    assertThat(tenThousand(body("alertmanager"), post::alertmanager))
        .containsKeys("not-alertmanager", "missing-field");
    nothingWasTold();
  }

  @Test
  void tenThousandBodiesOfPagerDuty() throws IOException {
    assertThat(tenThousand(body("pagerduty"), post::pagerDuty))
        .containsKeys("not-pagerduty", "missing-field");
    nothingWasTold();
  }

  @Test
  void tenThousandEventsOfAwsHealth() throws IOException {
    String good = sample("aws").path("Records").path(0).path("body").asText();
    assertThat(tenThousand(good, this::event)).containsKeys("not-aws-health", "not-cloudwatch");
    nothingWasTold();
  }

  @Test
  void tenThousandAlarmsOfCloudWatch() throws IOException {
    String good = sample("aws").path("Records").path(1).path("body").asText();
    assertThat(tenThousand(good, this::event)).containsKeys("not-cloudwatch");
    nothingWasTold();
  }

  private void event(byte[] body) throws BadRequest {
    // A queue's message is text: what is no UTF-8 comes with marks in its place, or not at all.
    Said.of(body);
    post.feeds.event(new String(body, UTF_8));
  }

  @Test
  void tenThousandHintsOfAStatuspage() throws IOException {
    post.page("[]", "[]");
    assertThat(tenThousand(body("statuspage"), post::statuspage)).isNotEmpty();
    assertThat(post.all()).as("a hint is never believed").isEmpty();
  }

  /// What stands on the page itself is declared: it is told, but only by a component's own name.
  @Test
  void tenThousandPagesOfAStatuspage() throws IOException {
    JsonNode whole =
        JSON.readTree(
            "[{\"id\":\"i\",\"name\":\"Cards fail\",\"status\":\"investigating\",\"impact\":"
                + "\"major\",\"created_at\":\"2026-03-01T11:00:00Z\",\"updated_at\":"
                + "\"2026-03-01T11:50:00Z\",\"components\":[{\"id\":\"c\",\"name\":\"Checkout\"}],"
                + "\"incident_updates\":[{\"body\":\"We look.\",\"created_at\":"
                + "\"2026-03-01T11:50:00Z\"}]}]");
    for (int i = 0; i < 10_000; i++) {
      post.page(new String(odd(whole), UTF_8), "[]");
      post.now = post.now.plusSeconds(60);
      post.feeds.poll();
    }
    assertThat(post.all()).isNotEmpty();
    assertThat(post.queued).allSatisfy(job -> assertThat(job).contains("\"checkout\""));
  }

  @Test
  void tenThousandWebhooksInOurWords() throws IOException {
    assertThat(
            tenThousand(
                body("webhook"),
                body -> {
                  try {
                    post.standard(body);
                  } catch (BadRequest refused) {
                    // A sender signs bytes; what is no text cannot be signed by our own signer.
                    if (refused.error().equals("bad-signature")) {
                      throw BadRequest.body("not-utf-8", "It cannot be signed");
                    }
                    throw refused;
                  }
                }))
        .containsKeys("missing-field", "wrong-value", "unknown-field");
  }
}
