package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.cli.Typed;
import dev.headsup.local.feeds.Signed;
import dev.headsup.local.replay.Replay;
import dev.headsup.local.stack.LocalStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All starter triggers on a whole stack: a stream of a product's events is replayed through the
/// public door, a post and an outage come through theirs, and three weeks pass.
final class StartersTest {
  private static final String SECRET = "whsec_QSBzZWNyZXQgb2Ygc29tZSBtZW50aW9ucw==";

  private static LocalStack stack;
  private static Product product;
  private static Instant begin;

  @BeforeAll
  static void replay() throws Exception {
    stack = Product.stack("triggers");
    product = new Product(stack);
    begin = product.now();
    List.of("ana", "pay", "seek-1", "seek-2", "seek-3", "shop", "start-1", "start-2", "start-3")
        .forEach(product::introduce);
    product.call(
        "identify", stack.serverKey(), who("view", "{\"marketing\":{\"EMAIL\":\"GRANTED\"}}"));
    product.call("identify", stack.serverKey(), who("poster", "{}"));
    List<String> stream =
        List.of(
            did("pay", 0, "Payment Failed", "{\"invoice_id\":\"in-1\",\"due\":\"2026-03-09\"}"),
            did("view", 0, "Report Viewed", "{}"),
            did("view", 1, "Report Viewed", "{}"),
            did("seek-1", 1, "Feature Searched", "{\"feature\":\"exports\"}"),
            did("seek-2", 1, "Feature Searched", "{\"feature\":\"exports\"}"),
            did("seek-3", 1, "Feature Searched", "{\"feature\":\"exports\"}"),
            did("start-1", 2, "Onboarding Started", "{}"),
            did("start-2", 2, "Onboarding Started", "{}"),
            did("start-3", 2, "Onboarding Started", "{}"),
            did("seek-1", 3, "Feature Searched", "{\"feature\":\"exports\"}"),
            did("seek-2", 3, "Feature Searched", "{\"feature\":\"exports\"}"),
            did("seek-3", 3, "Feature Searched", "{\"feature\":\"exports\"}"),
            did("ana", 3, "Import Failed", "{\"file\":\"contacts.csv\"}"),
            did("shop", 4, "Checkout Failed", "{\"code\":\"C1\"}"),
            did("ana", 5, "Import Failed", "{\"file\":\"contacts.csv\"}"),
            did("shop", 6, "Checkout Failed", "{\"code\":\"C1\"}"),
            did("ana", 7, "Import Failed", "{\"file\":\"contacts.csv\"}"),
            did("shop", 40, "Page Viewed", "{}"));
    Replay.Options options = new Replay.Options(stack.ingest(), stack.writeKey(), 0, true, false);
    StringWriter log = new StringWriter();
    try (Replay replay = new Replay(options, new PrintWriter(log));
        BufferedReader lines = new BufferedReader(new StringReader(String.join("\n", stream)))) {
      assertThat(replay.run(lines).accepted()).as(log.toString()).isEqualTo(stream.size());
    }
    posts();
    product.later(Duration.ofDays(3));
    outage("open", 1);
    product.later(Duration.ofMinutes(2));
    outage("resolved", 2);
    product.later(Duration.ofDays(18).plusHours(3));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static String did(String customer, int minute, String event, String properties) {
    return """
    {"type":"track","userId":"%1$s","messageId":"%1$s-%2$s","timestamp":"%3$s","event":"%4$s","properties":%5$s}\
    """
        .formatted(customer, minute, begin.plus(Duration.ofMinutes(minute)), event, properties);
  }

  private static String who(String customer, String consent) {
    return """
    {"userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s",
     "traits":{"email":"%1$s@example.com","locale":"en-GB","handles":{"bluesky":"%1$s.example.com"}},
     "context":{"consent":%3$s}}\
    """
        .formatted(customer, begin, consent);
  }

  private static void posts() throws IOException, InterruptedException {
    assertThat(
            Typed.run(
                SECRET, "secrets", "set", "mentions-webhook", "--url", stack.ingest().toString()))
        .isZero();
    String post =
        """
        {"id":"p-1","source":"bluesky","handle":"poster.example.com","at":"%s",
         "text":"Your export is a nightmare, nothing works and support is useless"}\
        """
            .formatted(product.now());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stack.ingest().resolve("/hooks/mentions"))
            .POST(BodyPublishers.ofString(post));
    Signed.standard(SECRET, "p-1", product.now(), post).forEach(request::header);
    answered(request);
  }

  private static void outage(String phase, int revision) throws IOException, InterruptedException {
    answered(
        HttpRequest.newBuilder(stack.ingest().resolve("/v1/incidents/inc-1"))
            .header("Authorization", Product.basic(stack.serverKey()))
            .PUT(
                BodyPublishers.ofString(
                    """
                    {"title":"Cards are refused","components":["checkout"],"impact":"major",
                     "phase":"%s","revision":%d}\
                    """
                        .formatted(phase, revision))));
  }

  private static void answered(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private static List<String> decisions(String customer) {
    return product.ledger(customer).stream()
        .map(entry -> entry.path("trigger").asText() + ": " + entry.path("decision").asText())
        .toList();
  }

  /// Of three customers at least one is in no control group; nobody is treated otherwise.
  private static void areToldOrHeldOut(String name, String trigger) {
    List<String> all =
        List.of(1, 2, 3).stream().flatMap(each -> decisions(name + "-" + each).stream()).toList();
    assertThat(all)
        .hasSize(3)
        .contains(trigger + ": Send")
        .allMatch(each -> each.equals(trigger + ": Send") || each.equals(trigger + ": HoldOut"));
  }

  @Test
  void whoCannotImportGetsTheGuide() {
    assertThat(decisions("ana")).containsExactly("import-struggle: Send");
    assertThat(product.received("ana"))
        .extracting(message -> message.path("channel").asText())
        .containsExactlyInAnyOrder("EMAIL", "INBOX");
  }

  @Test
  void whosePaymentFailedHearsWhatToDoAfterHalfAnHour() {
    assertThat(decisions("pay")).containsExactly("payment-retry: Send");
    assertThat(product.received("pay")).anyMatch(message -> message.toString().contains("in-1"));
  }

  @Test
  void whoSearchedInVainIsShownTheWay() {
    areToldOrHeldOut("seek", "searched-never-used");
  }

  @Test
  void whoStalledGetsTheShortWayAfterThreeDays() {
    areToldOrHeldOut("start", "onboarding-stalled");
  }

  @Test
  void whoFailedAtTheCheckoutGetsATipAndLaterTheOutageWithItsAllClear() {
    assertThat(decisions("shop"))
        .containsExactly(
            "checkout-failing: Send", "checkout-outage: Send", "checkout-outage.all-clear: Send");
  }

  @Test
  void anAngryPostIsAnsweredByAPerson() {
    assertThat(decisions("poster")).containsExactly("angry-mention: HandOff");
    assertThat(product.received("poster")).isEmpty();
  }

  @Test
  void whoWentQuietIsOnlyWatched() {
    assertThat(product.ledger("view"))
        .singleElement()
        .satisfies((JsonNode entry) -> {
          assertThat(entry.path("trigger").asText()).isEqualTo("usage-drop-check-in");
          assertThat(Map.of("HoldOut", "", "Suppress", "LIVE"))
              .containsEntry(entry.path("decision").asText(), entry.path("gate").asText());
        });
    assertThat(product.received("view")).isEmpty();
  }
}
