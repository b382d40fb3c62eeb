package dev.headsup.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole stack in memory with one of the trigger folders of the test resources, seen from
/// outside.
final class TestStack implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final LocalStack stack;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestStack(LocalStack stack) {
    this.stack = stack;
  }

  static TestStack start(String triggers) {
    return start(triggers, Optional.empty());
  }

  static TestStack start(String triggers, Optional<Instant> clock) {
    Path folder = House.root().resolve("infra/local/src/test/resources/triggers/" + triggers);
    Path template = House.root().resolve("template.yaml");
    return new TestStack(
        LocalStack.start(new StackOptions(0, Optional.empty(), folder, clock, template)));
  }

  URI url() {
    return stack.ingest();
  }

  String writeKey() {
    return stack.writeKey();
  }

  String serverKey() {
    return stack.serverKey();
  }

  void drain() {
    stack.drain();
  }

  long eventsIn() throws IOException, InterruptedException {
    return get("/_local/stats").path("eventsIn").asLong();
  }

  /// What was refused, counted by its reason.
  JsonNode refused() throws IOException, InterruptedException {
    return get("/_local/stats").path("refused");
  }

  /// Every decision, oldest first.
  List<JsonNode> ledger() throws IOException, InterruptedException {
    List<JsonNode> entries = new ArrayList<>();
    get("/_local/ledger").forEach(entries::add);
    return entries;
  }

  /// The decisions of a trigger to tell a customer.
  List<JsonNode> told(String trigger) throws IOException, InterruptedException {
    return ledger().stream()
        .filter(entry -> entry.path("trigger").asText().equals(trigger))
        .filter(entry -> entry.path("decision").asText().equals("Send"))
        .toList();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url().resolve(path)).GET().build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    client.close();
    stack.close();
  }
}
