package dev.headsup.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.DynamoExposures;
import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.signal.IncidentDetails;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.functions.Wiring;
import dev.headsup.local.feeds.Requests.Answer;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An incident finds those who use what it concerns, from what they did.
@SuppressWarnings("StringConcatToTextBlock") // one call a line
class IncidentsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String OPEN =
      """
      {"title":"Checkout fails","components":["checkout"],"impact":"major","revision":1,
       "startedAt":"2026-03-01T11:50:00Z","nextUpdateBy":"2026-03-01T12:30:00Z"}
      """;

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
                "SweepFunction",
                "DeliverFunction"));
    http = new Requests(stack.ingest());
    key = Requests.key(stack.serverKey());
    DynamoDocuments documents = new DynamoDocuments(stack.tables(), stack.table("SettingsTable"));
    String components =
        "headsup: components/v1\n"
            + "components:\n"
            + "  checkout:\n"
            + "    name: Checkout\n"
            + "    events: [\"Checkout*\"]\n";
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

  private void track(String customer, String event) throws IOException {
    String body =
        "{\"userId\":\"%s\",\"event\":\"%s\",\"messageId\":\"%s %s\"}"
            .formatted(customer, event, customer, event);
    assertThat(http.send("POST", "/v1/track", key, body).status()).isEqualTo(200);
  }

  private Answer put(String id, String body) throws IOException {
    return http.send("PUT", "/v1/incidents/" + id, key, body);
  }

  private List<IncidentExposure> told() {
    while (stack.work("FanoutFunction", 10) > 0) {
      // Until all walks are done.
    }
    List<IncidentExposure> told = new ArrayList<>();
    for (String body : stack.take("TelemetryFunction")) {
      for (Incoming incoming : TelemetryMessage.read(body).events()) {
        if (incoming instanceof Incoming.Did(IncidentExposure exposure)) {
          told.add(exposure);
        }
      }
    }
    return told;
  }

  @Test
  void exactlyThoseWhoUseItAreTold() throws IOException {
    track("ana", "Checkout Started");
    track("ana", "Checkout Completed");
    track("ben", "Import Failed");
    track("cem", "Checkout Failed");
    stack.work("TelemetryFunction", 100);

    Answer opened = put("i-1", OPEN);
    List<IncidentExposure> first = told();

    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.body()).contains("\"changed\":true", "\"phase\":\"open\"", "\"revision\":1");
    assertThat(first)
        .extracting(exposure -> exposure.customer().value())
        .containsExactlyInAnyOrder("ana", "cem");
    assertThat(first.getFirst())
        .isEqualTo(
            new IncidentExposure(
                first.getFirst().customer(),
                first.getFirst().id(),
                "i-1",
                1,
                "Checkout fails",
                List.of("checkout"),
                Impact.MAJOR,
                Phase.OPEN,
                true,
                "",
                new IncidentDetails(
                    "",
                    NOW.minus(Duration.ofMinutes(10)),
                    null,
                    NOW.plus(Duration.ofMinutes(30)),
                    List.of(),
                    false,
                    LocalDate.of(2026, 3, 1),
                    "checkout",
                    ""),
                NOW));
    assertThat(first).extracting(IncidentExposure::id).containsOnly(first.getFirst().id());
    // The queue takes them like every event: nothing is refused, and no trigger asks about them.
    assertThat(stack.take("FanoutFunction")).isEmpty();

    Answer again = put("i-1", OPEN);
    assertThat(again.body()).contains("\"changed\":false");
    assertThat(told()).isEmpty();

    stack.clock(NOW.plus(Duration.ofMinutes(6)));
    put("i-1", OPEN.replace("\"revision\":1", "\"revision\":2,\"phase\":\"resolved\""));
    Answer late = put("i-1", OPEN);
    assertThat(late.body()).contains("\"changed\":false", "\"phase\":\"resolved\"");
    assertThat(told())
        .hasSize(2)
        .allSatisfy(exposure -> assertThat(exposure.phase()).isEqualTo(Phase.RESOLVED));
  }

  @Test
  void whatNobodyConfirmedIsToldToNobody() throws IOException {
    track("ana", "Checkout Started");
    stack.work("TelemetryFunction", 100);

    put("i-2", OPEN.replace("\"revision\":1", "\"revision\":1,\"confirmed\":false"));

    assertThat(told()).isEmpty();
    Answer one = http.send("GET", "/v1/incidents/i-2", key, null);
    assertThat(one.body()).contains("\"confirmed\":false", "\"title\":\"Checkout fails\"");
    assertThat(http.send("GET", "/v1/incidents", key, null).body()).contains("\"id\":\"i-2\"");
    assertThat(http.send("GET", "/v1/incidents/i-9", key, null).status()).isEqualTo(404);
  }

  @Test
  void manyAreWalkedPageByPageAndARevisionThatWasFollowedIsLeft() throws IOException {
    List<Use> uses =
        IntStream.range(0, 2_000)
            .mapToObj(i -> new Use(new CustomerId("c" + i), "checkout", LocalDate.of(2026, 2, 20)))
            .toList();
    new DynamoExposures(stack.tables(), stack.table("ExposureTable")).note(uses);

    put("i-3", OPEN);
    stack.work("FanoutFunction", 3);
    stack.clock(NOW.plus(Duration.ofMinutes(6)));
    put("i-3", OPEN.replace("\"revision\":1", "\"revision\":2,\"phase\":\"resolved\""));
    List<IncidentExposure> told = told();

    long open = told.stream().filter(one -> one.phase() == Phase.OPEN).count();
    assertThat(open).isPositive().isLessThan(1_000);
    assertThat(told.stream().filter(one -> one.phase() == Phase.RESOLVED).distinct().count())
        .isEqualTo(2_000);
  }

  @Test
  void theAllClearIsTheNewestVersionOfWhatTheInboxSaidOfTheOutage() throws IOException {
    track("ana", "Checkout Started");
    work();

    put("i-4", OPEN);
    work();
    stack.clock(NOW.plus(Duration.ofMinutes(20)));
    put("i-4", OPEN.replace("\"revision\":1", "\"revision\":2,\"phase\":\"resolved\""));
    work();
    stack.clock(NOW.plus(Duration.ofMinutes(40)));
    stack.fire("SweepFunction");
    work();

    assertThat(
            new Wiring(stack.environment("DeliverFunction"), () -> NOW, List.of())
                .inbox()
                .of(new CustomerId("ana")))
        .singleElement()
        .satisfies(item -> assertThat(item.earlier()).hasSize(1));
  }

  private void work() {
    for (String function : List.of("TelemetryFunction", "FanoutFunction", "TelemetryFunction")) {
      while (stack.work(function, 10) > 0) {
        // Until all is done.
      }
    }
    while (stack.work("DeliverFunction", 10) > 0) {
      // Until all is sent.
    }
  }

  @Test
  void onlyAServerKeyComesIn() throws IOException {
    assertThat(http.send("PUT", "/v1/incidents/i", Requests.key(stack.writeKey()), OPEN).status())
        .isEqualTo(403);
    assertThat(http.send("PUT", "/v1/incidents/i", Map.of(), OPEN).status()).isEqualTo(401);
    assertThat(put("i", OPEN.replace("[\"checkout\"]", "[]")).body()).contains("missing-field");
    assertThat(put("i", OPEN.replace("[\"checkout\"]", "[\"search\"]")).body())
        .contains("\"warning\":\"Nobody is known to use search");
  }
}
