package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.local.house.House;
import dev.headsup.local.privacy.Desk;
import dev.headsup.local.privacy.Restoration;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// DR1 and DR2 on a local stack. Point-in-time recovery is DynamoDB's own and not there locally:
/// the test copies the rows of a moment and puts them back later, which is what recovery gives.
final class RestoreCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "ActivityTable", List.of("customer"),
          "ProfilesTable", List.of("pk", "sk"),
          "OutreachesTable", List.of("customer", "id"),
          "InboxTable", List.of("customer", "id"),
          "DueTable", List.of("slot", "id"));

  private final List<String> calls = new ArrayList<>();
  private LocalStack stack;
  private DynamoDbClient tables;

  @BeforeEach
  void start() {
    stack = LocalStack.start(House.stack(Optional.of(Instant.parse("2026-03-02T10:00:00Z"))));
    tables = target().clients().dynamo();
  }

  @AfterEach
  void stop() {
    tables.close();
    stack.close();
  }

  @Test
  void afterARestoreNobodyHearsTheSameTwiceAndWhoWasErasedStaysErased() throws Exception {
    // Told before the moment; waiting at it; unknown at it.
    introduce("ana", "ben", "cem", "canary-dan");
    fails("ana");
    later(Duration.ofMinutes(6));
    Instant before = stack.clock().instant();
    fails("ben");
    fails("canary-dan");
    settle();
    Map<String, List<Map<String, AttributeValue>>> moment = copied();
    fails("cem");
    later(Duration.ofMinutes(6));
    assertThat(
            Headsup.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .execute("erase", "--customer", "canary-dan", "--yes", "--url", url()))
        .isEqualTo(Exit.OK);
    Map<String, Integer> heard = heard();
    assertThat(heard.keySet()).contains("ana EMAIL", "ben EMAIL", "cem EMAIL", "cem INBOX");

    putBack(moment);
    assertThat(new Leftovers(target()).of("canary-dan"))
        .as("the restore brought them")
        .isNotEmpty();
    Restoration.Done done;
    try (Desk desk = Desk.of(target())) {
      done = desk.restoration().run(before);
    }

    assertThat(done.erased()).containsKeys("OutreachesTable", "ProfilesTable", "ActivityTable");
    assertThat(new Leftovers(target()).of("canary-dan")).isEmpty();
    assertThat(done.sent()).as("ben and cem").isEqualTo(2);
    assertThat(done.ended()).isEqualTo(2);
    // Functions know of an erasure within a minute. Then everything of that time comes again.
    later(Duration.ofMinutes(2));
    for (String body : List.copyOf(calls)) {
      call("batch", stack.serverKey(), body);
    }
    later(Duration.ofMinutes(30));
    assertThat(heard()).isEqualTo(heard);
  }

  @Test
  void whoseConsentIsGoneHearsNothingThatNeedsIt() throws Exception {
    String[] people = {"p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"};
    introduce(people);
    for (String person : people) {
      fails(person);
    }
    settle();
    delete("ProfilesTable", row -> Objects.requireNonNull(row.get("sk")).s().startsWith("consent"));

    later(Duration.ofMinutes(30));

    assertThat(heard()).isEmpty();
    assertThat(get("/_local/ledger")).contains("no consent on record");
  }

  @Test
  void nothingIsDoneWhileMessagesMayLeave() {
    StringWriter err = new StringWriter();

    int exit =
        Headsup.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("restore", "--since", "2026-03-02T09:00:00Z", "--url", url());

    assertThat(exit).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("stop everything first");
  }

  private void introduce(String... people) {
    for (String person : people) {
      event(
          """
          {"type":"identify","userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s",
           "traits":{"email":"%1$s@example.com"},
           "context":{"consent":{"help":{"EMAIL":"GRANTED","INBOX":"GRANTED"},"source":"form"}}}\
          """
              .formatted(person, stack.clock().instant()));
    }
    settle();
  }

  private void fails(String person) {
    for (int number = 1; number <= 3; number++) {
      event(
          "{\"type\":\"track\",\"userId\":\"%1$s\",\"messageId\":\"%1$s-%2$s\",\"timestamp\":\"%3$s\",\"event\":\"Import Failed\"}"
              .formatted(person, number, stack.clock().instant()));
    }
  }

  private void event(String event) {
    String body = "{\"batch\":[" + event + "]}";
    calls.add(body);
    call("batch", stack.serverKey(), body);
  }

  /// How often each heard something by each channel.
  private Map<String, Integer> heard() throws Exception {
    Map<String, Integer> heard = new TreeMap<>();
    for (JsonNode message : JSON.readTree(get("/_local/outbox"))) {
      heard.merge(
          message.path("customer").asText() + " " + message.path("channel").asText(),
          1,
          Integer::sum);
    }
    return heard;
  }

  private Map<String, List<Map<String, AttributeValue>>> copied() {
    Map<String, List<Map<String, AttributeValue>>> copy = new HashMap<>();
    TABLES
        .keySet()
        .forEach(table ->
            copy.put(
                table,
                tables.scanPaginator(scan -> scan.tableName(name(table))).items().stream()
                    .toList()));
    return copy;
  }

  private void putBack(Map<String, List<Map<String, AttributeValue>>> copy) {
    copy.forEach((table, rows) -> {
      delete(table, row -> true);
      rows.forEach(row -> tables.putItem(put -> put.tableName(name(table)).item(row)));
    });
  }

  private void delete(String table, Predicate<Map<String, AttributeValue>> meant) {
    tables.scanPaginator(scan -> scan.tableName(name(table))).items().stream()
        .filter(meant)
        .toList()
        .forEach(row -> {
          Map<String, AttributeValue> key = new HashMap<>(row);
          key.keySet().retainAll(TABLES.getOrDefault(table, List.of()));
          tables.deleteItem(delete -> delete.tableName(name(table)).key(key));
        });
  }

  private String name(String table) {
    return target().needed(table);
  }

  private Target target() {
    return Target.at(stack.ingest());
  }

  private String url() {
    return stack.ingest().toString();
  }

  private void settle() {
    stack.drain();
  }

  private void later(Duration by) {
    settle();
    stack.clock().advance(by);
    settle();
  }

  private void call(String path, String key, String body) {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    send(
        HttpRequest.newBuilder(stack.ingest().resolve("/v1/" + path))
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String get(String path) {
    return send(HttpRequest.newBuilder(stack.ingest().resolve(path)).GET().build());
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
