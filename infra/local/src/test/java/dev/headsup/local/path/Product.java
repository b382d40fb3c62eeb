package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A product that uses Headsup: it reports what its customers do, and tells who they are.
final class Product {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form-token\" value=\"([^\"]*)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;

  /// A stack of a Monday morning, with the triggers of a folder of the repository.
  static LocalStack stack(String triggers) {
    return LocalStack.start(
        new StackOptions(
            0,
            Optional.empty(),
            House.root().resolve(triggers),
            Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
            House.root().resolve("template.yaml")));
  }

  Product(LocalStack stack) {
    this.stack = stack;
  }

  /// Says who a customer is and that they want help by e-mail and inbox.
  void introduce(String customer) {
    call("identify", stack.serverKey(), introduction(customer, "GRANTED"));
  }

  /// Says who a customer is and that they want no help.
  void introduceUnwilling(String customer) {
    call("identify", stack.serverKey(), introduction(customer, "DENIED"));
  }

  private String introduction(String customer, String word) {
    return """
    {"userId":"%1$s","messageId":"who-%1$s-%2$s","timestamp":"%3$s",
     "traits":{"name":"Ana Ruiz","email":"%1$s@example.com","locale":"en-GB"},
     "context":{"consent":{"help":{"EMAIL":"%2$s","INBOX":"%2$s"},"source":"signup-form"}}}\
    """
        .formatted(customer, word, now());
  }

  /// An import fails; the same number is the same event.
  void importFails(String customer, int number) {
    call("track", stack.writeKey(), failure(customer, number, now()));
  }

  static String failure(String customer, int number, Instant at) {
    return """
    {"type":"track","userId":"%1$s","messageId":"failed-%1$s-%2$s","timestamp":"%3$s",
     "event":"Import Failed","properties":{"file":"contacts.csv","error_code":"E12"}}\
    """
        .formatted(customer, number, at);
  }

  /// An import succeeds.
  void importSucceeds(String customer) {
    call(
        "track",
        stack.writeKey(),
        """
        {"userId":"%1$s","messageId":"ok-%1$s","timestamp":"%2$s","event":"Import Succeeded"}\
        """
            .formatted(customer, now()));
  }

  /// A server of the product sends calls together.
  void sends(String batch) {
    call("batch", stack.serverKey(), batch);
  }

  /// Any call with any key; it must be taken.
  void call(String path, String key, String body) {
    HttpResponse<String> answer = answer(path, key, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> answer(String path, String key, String body) {
    return send(
        HttpRequest.newBuilder(stack.ingest().resolve("/v1/" + path))
            .header("Authorization", basic(key))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /// Lets all work that is due finish.
  void settle() {
    assertThat(post("/_local/drain", "").statusCode()).isEqualTo(200);
  }

  /// Moves the clock and lets all work that is due finish.
  void later(Duration by) {
    settle();
    HttpResponse<String> answer = post("/_local/clock", "{\"advance\":\"" + by + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    settle();
  }

  /// Makes a provider misbehave.
  void fault(String provider, String fault, int times) {
    HttpResponse<String> answer =
        post(
            "/_local/faults",
            "{\"provider\":\"%s\",\"fault\":\"%s\",\"times\":%s}"
                .formatted(provider, fault, times));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  Instant now() {
    return stack.clock().instant();
  }

  /// What a customer received.
  List<JsonNode> received(String customer) {
    List<JsonNode> received = new ArrayList<>();
    for (JsonNode message : get("/_local/outbox")) {
      if (message.path("customer").asText().equals(customer)) {
        received.add(message);
      }
    }
    return received;
  }

  /// Everything that left the stack.
  List<JsonNode> everything() {
    List<JsonNode> all = new ArrayList<>();
    get("/_local/outbox").forEach(all::add);
    return all;
  }

  /// What integrators heard.
  List<JsonNode> news() {
    List<JsonNode> all = new ArrayList<>();
    get("/_local/news").forEach(all::add);
    return all;
  }

  /// A customer's ledger, oldest first.
  List<JsonNode> ledger(String customer) {
    List<JsonNode> ledger = new ArrayList<>();
    get("/_local/ledger?customer=" + URLEncoder.encode(customer, StandardCharsets.UTF_8))
        .forEach(ledger::add);
    return ledger;
  }

  /// A page of the console, as a colleague sees it.
  String page(String path) {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(stack.ingest().resolve(path)).GET().build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /// What an address answers to the server key.
  JsonNode asked(String path) {
    return read(path, send(signed(path).GET().build()));
  }

  /// A system of the company says something to an address, which must take it.
  void takes(String path, String body) {
    read(path, send(signed(path).POST(BodyPublishers.ofString(body)).build()));
  }

  /// A source says how an incident stands.
  void reports(String incident, String body) {
    String path = "/v1/incidents/" + incident;
    read(path, send(signed(path).PUT(BodyPublishers.ofString(body)).build()));
  }

  /// An approver fills a form on an incident's page of the console, and presses its button.
  ///
  /// @param form the last part of the form's address
  /// @param fields what it asks for, encoded, each after a `&`
  void decides(String incident, String form, String fields) {
    URI page =
        stack
            .ingest()
            .resolve("/console/incidents/" + URLEncoder.encode(incident, StandardCharsets.UTF_8));
    String shown = send(asApprover(page).GET().build()).body();
    assertThat(shown).contains("/" + form + "\"");
    Matcher token = FORM_TOKEN.matcher(shown);
    assertThat(token.find()).as("a form on " + page).isTrue();
    HttpResponse<String> answer =
        send(
            asApprover(URI.create(page + "/" + form))
                .header("Origin", stack.ingest().toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("form-token=" + token.group(1) + fields))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private static HttpRequest.Builder asApprover(URI page) {
    return HttpRequest.newBuilder(page).header("Cookie", "headsup-local-role=approver");
  }

  private HttpRequest.Builder signed(String path) {
    return HttpRequest.newBuilder(stack.ingest().resolve(path))
        .header("Authorization", basic(stack.serverKey()))
        .header("Content-Type", "application/json");
  }

  JsonNode stats() {
    return get("/_local/stats");
  }

  private JsonNode get(String path) {
    return read(path, send(HttpRequest.newBuilder(stack.ingest().resolve(path)).GET().build()));
  }

  private static JsonNode read(String path, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException notJson) {
      throw new AssertionError(path + " answered " + answer.body(), notJson);
    }
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(stack.ingest() + path))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new AssertionError(request.uri() + " did not answer", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
