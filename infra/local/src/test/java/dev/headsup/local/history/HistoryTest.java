package dev.headsup.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.EventHistory.Past;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.functions.Wiring;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The real functions, from the door to the reader.
final class HistoryTest {
  private static final String TELEMETRY = "TelemetryFunction";
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-03-03T06:00:00Z");
  private static final Span ALL = new Span(START.minusSeconds(3600), NEXT_DAY);
  private static final CustomerId ANA = CustomerId.known("ana");

  private StepStack stack;

  @BeforeEach
  void start() throws Exception {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            START,
            Set.of("IngestFunction", TELEMETRY, "HistoryFunction"));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private CustomerPast past() {
    Map<String, String> environment = new HashMap<>(stack.environment(TELEMETRY));
    Wiring wiring = new Wiring(environment, () -> START, List.of());
    return new CustomerPast(wiring.activities(), wiring.profiles(), wiring.history());
  }

  private List<String> ids(CustomerId customer) {
    CustomerPast past = past();
    Past read = past.read(past.ids(customer), ALL);
    assertThat(read.damaged()).isEmpty();
    return read.events().stream().map(event -> event.id().value()).toList();
  }

  private void post(String key, String call) throws Exception {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status =
          http.send(
                  HttpRequest.newBuilder(stack.ingest().resolve("/v1/batch"))
                      .header("Authorization", "Basic " + basic)
                      .POST(HttpRequest.BodyPublishers.ofString("{\"batch\":[" + call + "]}"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      assertThat(status).isEqualTo(200);
    }
  }

  private void did(String who, String id, String event, int second) throws Exception {
    post(
        stack.writeKey(),
        "{\"type\":\"track\",%s,\"messageId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"properties\":{\"n\":1}}"
            .formatted(who, id, event, START.minusSeconds(60 - second)));
  }

  private void nextDay() {
    stack.clock(NEXT_DAY);
    stack.fire("HistoryFunction");
  }

  @Test
  void everyAcceptedEventIsFoundAlsoWhatNoTriggerCounts() throws Exception {
    did("\"userId\":\"ana\"", "b", "Import Failed", 2);
    did("\"userId\":\"ana\"", "a", "Nobody Asks", 1);
    did("\"userId\":\"ben\"", "c", "Nobody Asks", 1);
    stack.work(TELEMETRY, 100);

    assertThat(ids(ANA)).containsExactly("a", "b");
    nextDay();
    assertThat(ids(ANA)).containsExactly("a", "b");
    Past read = past().read(List.of(ANA), ALL);
    assertThat(read.events().getFirst().event())
        .startsWith("{\"type\":\"track\",\"userId\":\"ana\",\"messageId\":\"a\"")
        .endsWith("\"properties\":{\"n\":1}}");
    assertThat(read.events()).extracting(PastEvent::byServer).containsOnly(false);
  }

  @Test
  void whatComesAgainBetweenThePutAndTheAcknowledgementIsThereOnce() throws Exception {
    for (int i = 0; i < 9; i++) {
      did("\"userId\":\"ana\"", "e" + i, "Import Failed", i);
    }
    List<String> bodies = stack.take(TELEMETRY);
    Random random = new Random(5);
    for (int replay = 0; replay < 3; replay++) {
      Collections.shuffle(bodies, random);
      stack.put(TELEMETRY, bodies);
      while (stack.work(TELEMETRY, 4) > 0) {
        // Batches of another composition each time.
      }
    }
    List<String> once = List.of("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8");
    assertThat(ids(ANA)).isEqualTo(once);
    nextDay();
    assertThat(ids(ANA)).isEqualTo(once);
  }

  @Test
  void whileTheStoreIsDownMessagesComeAgainAndNothingIsLost() throws Exception {
    did("\"userId\":\"ana\"", "a", "Import Failed", 1);
    List<String> bodies = stack.take(TELEMETRY);
    stack.put(TELEMETRY, bodies);
    stack.objects().fail(1_000);
    assertThatThrownBy(() -> stack.work(TELEMETRY, 100)).hasMessageContaining("did not take all");
    stack.objects().fail(0);
    assertThat(ids(ANA)).isEmpty();

    stack.put(TELEMETRY, bodies);
    stack.work(TELEMETRY, 100);
    assertThat(ids(ANA)).containsExactly("a");
  }

  @Test
  void whatSomebodyDidBeforeTheySignedInIsTheirs() throws Exception {
    did("\"anonymousId\":\"browser-7\"", "before", "Nobody Asks", 1);
    stack.work(TELEMETRY, 100);
    post(
        stack.writeKey(),
        "{\"type\":\"identify\",\"userId\":\"ana\",\"anonymousId\":\"browser-7\",\"messageId\":\"who\",\"timestamp\":\""
            + START.minusSeconds(30)
            + "\"}");
    did("\"userId\":\"ana\"", "after", "Nobody Asks", 50);
    stack.work(TELEMETRY, 100);

    assertThat(ids(ANA)).containsExactly("before", "who", "after");
    assertThat(past().ids(CustomerId.anonymous("browser-7")))
        .as("whoever asks for the browser gets the customer")
        .containsExactly(ANA, CustomerId.anonymous("browser-7"));
    nextDay();
    assertThat(ids(CustomerId.anonymous("browser-7"))).containsExactly("before", "who", "after");
  }

  @Test
  void aPersonReadsATableInWhichNothingSteersTheTerminal() throws Exception {
    did("\"userId\":\"ana\"", "a", "Import \\u001b[2JFailed", 1);
    stack.work(TELEMETRY, 100);
    StringWriter text = new StringWriter();
    CustomerPast.asTable(past().read(List.of(ANA), ALL), ANA, new PrintWriter(text, true));
    assertThat(text.toString())
        .isEqualTo("2026-03-02T08:59:01Z  Import ?[2JFailed  {\"n\":1}" + System.lineSeparator());
  }

  @Test
  void aSpanIsDaysOrInstantsAndABadOneIsNamed() {
    assertThat(Span.of(Optional.of("2026-03-01"), Optional.of("2026-03-02"), START))
        .isEqualTo(
            new Span(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z")));
    assertThat(Span.of(Optional.empty(), Optional.of("2026-03-02T01:00:00Z"), START).from())
        .isEqualTo("2026-01-31T01:00:00Z");
    assertThatThrownBy(() -> Span.of(Optional.of("2026-03-09"), Optional.of("2026-03-02"), START))
        .hasMessageContaining("is not before --to");
    assertThatThrownBy(() -> Span.of(Optional.of("yesterday"), Optional.empty(), START))
        .hasMessageContaining("--from takes a day such as 2026-03-01")
        .hasMessageContaining("'yesterday'");
    assertThatThrownBy(() -> Span.of(Optional.of("1990-01-01"), Optional.empty(), START))
        .hasMessageContaining("ten years");
  }
}
