package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.aws.privacy.Erasure;
import dev.headsup.aws.privacy.Holding;
import dev.headsup.aws.privacy.Person;
import dev.headsup.aws.privacy.Stores;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.functions.Wiring;
import dev.headsup.local.house.House;
import dev.headsup.local.privacy.Desk;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// L16 and L17 from end to end: marked customers go through every ordinary part of a local stack;
/// one is exported and erased, the others must not notice.
final class PrivacyCommandsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(House.stack(Optional.of(Instant.parse("2026-03-02T10:00:00Z"))));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  /// A customer with all that the ordinary path keeps of one: a visitor before, an address from
  /// before, behaviour, a message sent, a use, and an event that nobody could read.
  private static void lives(String who) {
    track("\"anonymousId\":\"browser-%1$s\"", who, 0, "Page Viewed Somewhere");
    identify(who, "old-" + who + "@example.com", "GRANTED", 1);
    identify(who, who + "@example.com", "GRANTED", 2);
    call(
        "identify",
        stack.writeKey(),
        "{\"userId\":\"%1$s\",\"anonymousId\":\"browser-%1$s\",\"messageId\":\"join-%1$s\"}"
            .formatted(who));
    settle();
    for (int number = 1; number <= 3; number++) {
      track("\"userId\":\"%1$s\"", who, number, "Import Failed");
    }
    call(
        "batch",
        stack.writeKey(),
        "{\"batch\":[{\"type\":\"track\",\"userId\":\"%1$s\",\"messageId\":\"bad-%1$s\"}]}"
            .formatted(who));
    settle();
  }

  private static void identify(String who, String email, String word, int number) {
    call(
        "identify",
        stack.serverKey(),
        """
        {"userId":"%1$s","messageId":"who-%1$s-%4$s","timestamp":"%5$s",
         "traits":{"name":"Name of %1$s","email":"%2$s","locale":"en-GB","handles.bluesky":"%1$s.example.com"},
         "context":{"consent":{"help":{"EMAIL":"%3$s","INBOX":"%3$s"},"source":"signup-form"}}}\
        """
            .formatted(who, email, word, number, now()));
    settle();
  }

  private static void track(String id, String who, int number, String event) {
    call(
        "track",
        stack.writeKey(),
        "{%s,\"messageId\":\"%s-%s-%s\",\"timestamp\":\"%s\",\"event\":\"%s\",\"properties\":{\"file\":\"%s.csv\"}}"
            .formatted(id.formatted(who), event.replace(" ", ""), who, number, now(), event, who));
  }

  @Test
  void theExportHasEverythingOfOneCustomerAndNothingOfAnother() throws Exception {
    lives("canary-ana");
    lives("canary-ben");
    later(Duration.ofMinutes(6));
    List<String> kept = new Leftovers(target()).of("canary-ana");
    assertThat(kept.stream().map(place -> place.split("[ /]")[0]).distinct())
        .as("the ordinary path keeps something of a customer in each of these")
        .contains(
            "ActivityTable",
            "ProfilesTable",
            "OutreachesTable",
            "InboxTable",
            "ExposureTable",
            "QuarantineTable",
            "events");

    Run export = run("export", "--customer", "canary-ana");

    assertThat(export.exit).as(export.err).isEqualTo(Exit.OK);
    assertThat(export.out).doesNotContain("canary-ben");
    JsonNode json = JSON.readTree(export.out);
    assertThat(json.path("ids").findValuesAsText("")).isEmpty();
    assertThat(json.path("ids").toString())
        .isEqualTo("[\"anonymous:browser-canary-ana\",\"canary-ana\"]");
    int rows = 0;
    for (JsonNode store : json.path("stores")) {
      rows += store.size();
    }
    long rowsThere = kept.stream().filter(place -> place.contains("Table ")).count();
    assertThat(rows - json.path("stores").path("HistoryBucket").size())
        .as("each row that has the mark anywhere is in it, and each of its own leads")
        .isGreaterThanOrEqualTo((int) rowsThere);
    assertThat(json.path("stores").path("HistoryBucket"))
        .as("every event that was accepted")
        .hasSize(7);
    assertThat(json.path("stores").path("InboxTable").toString()).contains("import");
    JsonNode other = JSON.readTree(run("export", "--customer", "anonymous:browser-canary-ana").out);
    assertThat(other.path("stores")).as("by whichever id is asked").isEqualTo(json.path("stores"));
  }

  @Test
  void afterAnErasureNothingOfTheCustomerIsAnywhere() throws Exception {
    lives("canary-cem");
    lives("canary-dor");
    later(Duration.ofMinutes(6));
    Leftovers leftovers = new Leftovers(target());
    List<String> ofTheOther = leftovers.of("canary-dor");

    Run erase = run("erase", "--customer", "canary-cem", "--yes");

    assertThat(erase.exit).as(erase.err).isEqualTo(Exit.OK);
    assertThat(erase.out).doesNotContain("canary");
    JsonNode removed = JSON.readTree(erase.out).path("removed");
    assertThat(removed.path("HistoryBucket").asInt())
        .as("seven events, and that a message was about to leave")
        .isEqualTo(8);
    assertThat(removed.path("OutreachesTable").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(leftovers.of("canary-cem")).isEmpty();
    assertThat(leftovers.of("old-canary-cem")).isEmpty();
    assertThat(leftovers.of(hash("canary-cem@example.com"))).isEmpty();
    assertThat(leftovers.of(hash("old-canary-cem@example.com"))).isEmpty();
    assertThat(leftovers.of("canary-dor")).isEqualTo(ofTheOther);

    Run again = run("erase", "--customer", "canary-cem", "--yes");
    assertThat(again.exit).isEqualTo(Exit.OK);
    assertThat(JSON.readTree(again.out).path("removed")).isEmpty();
    assertThat(run("export", "--customer", "canary-cem").out).doesNotContain("canary-cem@");
  }

  @Test
  void whatWaitedForSomebodyErasedIsNeverSent() throws Exception {
    lives("canary-eva");
    identify("canary-fay", "canary-fay@example.com", "GRANTED", 1);
    assertThat(run("erase", "--customer", "canary-eva", "--yes").exit).isEqualTo(Exit.OK);

    later(Duration.ofMinutes(30));

    // Integrators hear what was decided; the customer hears nothing.
    assertThat(get("/_local/outbox")).doesNotContain("\"to\":\"canary-eva");
    assertThat(new Leftovers(target()).of("canary-eva")).isEmpty();
  }

  @Test
  void anEventFromBeforeCountsForNothingAndOneFromAfterBeginsANewLife() throws Exception {
    lives("canary-gus");
    Instant before = Instant.parse(now());
    later(Duration.ofMinutes(6));
    assertThat(run("erase", "--customer", "canary-gus", "--yes").exit).isEqualTo(Exit.OK);
    // What functions know of erasures is a minute old at most.
    later(Duration.ofMinutes(2));

    call(
        "track",
        stack.writeKey(),
        "{\"userId\":\"canary-gus\",\"messageId\":\"late\",\"timestamp\":\"%s\",\"event\":\"Import Failed\"}"
            .formatted(before));
    settle();
    assertThat(new Leftovers(target()).of("canary-gus")).isEmpty();

    for (int number = 11; number <= 13; number++) {
      track("\"userId\":\"%1$s\"", "canary-gus", number, "Import Failed");
    }
    later(Duration.ofMinutes(6));
    JsonNode ledger = JSON.readTree(get("/_local/ledger?customer=canary-gus"));
    assertThat(ledger).as("nobody said yes in this life").hasSize(1);
    assertThat(ledger.path(0).path("decision").asText()).isEqualTo("Suppress");
  }

  @Test
  void whoHadSaidNoStaysOnTheSuppressionListByHash() throws Exception {
    identify("canary-hal", "canary-hal@example.com", "DENIED", 1);
    identify("canary-ida", "canary-ida@example.com", "GRANTED", 1);

    Run no = run("erase", "--customer", "canary-hal", "--yes");
    Run yes = run("erase", "--customer", "canary-ida", "--yes");
    Leftovers leftovers = new Leftovers(target());

    assertThat(JSON.readTree(no.out).path("suppressed").asInt()).isEqualTo(1);
    assertThat(leftovers.of(hash("canary-hal@example.com"))).isNotEmpty();
    assertThat(leftovers.of("canary-hal")).isEmpty();
    assertThat(JSON.readTree(yes.out).path("suppressed").asInt()).isZero();
    assertThat(leftovers.of(hash("canary-ida@example.com"))).isEmpty();
    run("erase", "--customer", "canary-hal", "--yes");
    assertThat(leftovers.of(hash("canary-hal@example.com"))).as("a repeat").isNotEmpty();

    identify("canary-ida", "canary-ida@example.com", "GRANTED", 2);
    run("erase", "--customer", "canary-ida", "--never-again", "--yes");
    assertThat(leftovers.of(hash("canary-ida@example.com"))).isNotEmpty();
  }

  @Test
  void whoeverIsInterruptedAnywhereFinishesWithTheSameCommand() {
    lives("canary-kai");
    later(Duration.ofMinutes(6));
    Target target = target();
    Wiring wiring =
        new Wiring(target.environment(), InstantSource.fixed(stack.clock().instant()), List.of());
    for (Holding holding : Holding.ALL) {
      if (holding.way() instanceof Holding.Way.Rows) {
        try (DynamoDbClient client = target.clients().dynamo();
            Desk desk = Desk.of(target)) {
          UnaryOperator<String> until =
              table -> {
                if (table.equals(holding.resource())) {
                  throw new IllegalStateException("pulled the plug");
                }
                return target.needed(table);
              };
          Erasure erasure =
              new Erasure(
                  new Stores(client, until, wiring.historyBucket()),
                  wiring.profiles(),
                  wiring.addresses(),
                  wiring.erasures(),
                  desk.journal(),
                  desk.clock(),
                  () -> {});
          Person person = desk.find(CustomerId.anonymous("browser-canary-kai"));
          assertThat(person.ids()).as(holding.resource()).hasSize(2);
          assertThatThrownBy(() -> erasure.erase(person, false)).hasMessage("pulled the plug");
          assertThat(desk.journal().unfinished()).isNotEmpty();
        }
      }
    }

    Run erase = run("erase", "--customer", "anonymous:browser-canary-kai", "--yes");

    assertThat(erase.exit).as(erase.err).isEqualTo(Exit.OK);
    assertThat(new Leftovers(target).of("canary-kai")).isEmpty();
  }

  @Test
  void withoutAYesNothingIsErased() {
    identify("canary-jon", "canary-jon@example.com", "GRANTED", 1);

    Run unasked = run("erase", "--customer", "canary-jon");

    assertThat(unasked.exit).isEqualTo(Exit.USAGE);
    assertThat(unasked.err).contains("--yes");
    assertThat(new Leftovers(target()).of("canary-jon")).isNotEmpty();
  }

  private static String hash(String email) {
    return AddressHash.of(Channel.EMAIL, email).value();
  }

  private record Run(int exit, String out, String err) {}

  private static Run run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--url", stack.ingest().toString()));
    int exit =
        Headsup.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }

  private static Target target() {
    return Target.at(stack.ingest());
  }

  private static String now() {
    return stack.clock().instant().toString();
  }

  private static void settle() {
    stack.drain();
  }

  private static void later(Duration by) {
    settle();
    stack.clock().advance(by);
    settle();
  }

  private static void call(String path, String key, String body) {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    send(
        HttpRequest.newBuilder(stack.ingest().resolve("/v1/" + path))
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(stack.ingest() + path)).GET().build());
  }

  private static String send(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (Exception broken) {
      throw new AssertionError(request.uri() + " did not answer", broken);
    }
  }
}
