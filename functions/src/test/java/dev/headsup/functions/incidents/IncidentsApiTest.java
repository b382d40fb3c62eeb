package dev.headsup.functions.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.Leases.Lease.Granted;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.incident.Components;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.memory.MemoryIncidents;
import dev.headsup.functions.memory.OddBodies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IncidentsApiTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String KEY = "sk_test";
  private static final List<String> GOOD =
      List.of(
          "\"title\":\"Checkout fails\"",
          "\"components\":[\"checkout\"]",
          "\"impact\":\"major\"",
          "\"phase\":\"open\"",
          "\"confirmed\":true",
          "\"startedAt\":\"2026-03-01T11:00:00Z\"",
          "\"nextUpdateBy\":\"2026-03-01T13:00:00Z\"",
          "\"link\":\"https://status.example.com/1\"",
          "\"revision\":1");

  private Instant now = NOW;
  private final InstantSource clock = () -> now;
  private final MemoryIncidents incidents = new MemoryIncidents();
  private final List<String> queued = new ArrayList<>();
  private final IncidentsApi api =
      new IncidentsApi(
          new ServerKeys(
              new Keys(
                  () -> List.of(FreshKey.of("k", KEY, KeyKind.SERVER, "", 1, NOW).stored()), clock),
              new RateLimit(
                  (key, window, want, budget, opens) -> new Granted(window, want, false, true),
                  clock)),
          incidents,
          new Announcements(incidents, queued::addAll, clock),
          () -> Components.NONE,
          clock);

  private HttpResponse put(String id, byte[] body) throws BadRequest {
    return api.answer(
        new HttpRequest(
            "PUT",
            "/v1/incidents/" + id,
            Map.of("authorization", "Bearer " + KEY),
            Map.of(),
            body));
  }

  private HttpResponse put(String id, String body) throws BadRequest {
    return put(id, body.getBytes(UTF_8));
  }

  /// E1, E7.
  @Test
  void tenThousandBodiesAreTakenOrRefusedByName() {
    OddBodies bodies = new OddBodies(20260301, GOOD);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      try {
        seen.merge("" + put("i-" + i % 7, bodies.next()).status(), 1, Integer::sum);
      } catch (BadRequest refused) {
        assertThat(refused.answer().status()).isBetween(400, 413);
        seen.merge(refused.error(), 1, Integer::sum);
      }
    }
    assertThat(seen)
        .containsKeys(
            "200",
            "not-json",
            "not-utf-8",
            "too-much",
            "missing-field",
            "wrong-value",
            "unknown-field",
            "bad-timestamp",
            "from-the-future",
            "before-2000");
  }

  @Test
  void whatIsAnnouncedIsAnnouncedOnceAndTheEndToo() throws BadRequest {
    String open = "{" + String.join(",", GOOD) + "}";

    put("i", open);
    put("i", open);
    assertThat(queued).hasSize(16);
    now = NOW.plusSeconds(600);
    put("i", open.replace("\"open\"", "\"resolved\"").replace(":1}", ":2}"));
    assertThat(queued).hasSize(32);
    assertThat(queued.getLast()).contains("\"incident\":\"i\"", "\"revision\":2", "\"shard\":15");
  }

  @Test
  void aSourceThatCountsNothingCannotOpenAgainWhatIsOver() throws BadRequest {
    String open = "{\"title\":\"t\",\"components\":[\"c\"],\"startedAt\":\"2026-03-01T10:00:00Z\"}";

    put("i", open.replace("}", ",\"phase\":\"resolved\"}"));
    HttpResponse late = put("i", open);

    assertThat(late.body()).contains("\"changed\":false", "\"phase\":\"resolved\"");
  }

  @Test
  void theRequestItselfIsRefusedByName() {
    assertThat(error("PUT", "/v1/incidents/a%20b")).isEqualTo("bad-id");
    assertThat(error("PUT", "/v1/incidents/" + "a".repeat(201))).isEqualTo("bad-id");
    assertThat(error("POST", "/v1/incidents/i")).isEqualTo("wrong-method");
    assertThat(error("PUT", "/v1/incidents")).isEqualTo("wrong-method");
    assertThat(error("GET", "/v1/other")).isEqualTo("unknown-path");
    assertThat(error("GET", "/v1/incidents/none")).isEqualTo("unknown-incident");
  }

  private String error(String method, String path) {
    HttpRequest request =
        new HttpRequest(
            method, path, Map.of("authorization", "Bearer " + KEY), Map.of(), "{}".getBytes(UTF_8));
    return catchThrowableOfType(BadRequest.class, () -> api.answer(request)).error();
  }
}
