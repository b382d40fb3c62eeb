package dev.headsup.bench.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.bench.process.ColdStart.Call;
import dev.headsup.local.queues.SqsEvents;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/// Real work for one call of each function, against the tables, queues and providers of a stack in
/// this process: every call has a customer of its own, so nothing was done before.
final class ColdCalls implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String INGEST = "IngestFunction";
  private static final String TELEMETRY = "TelemetryFunction";
  private static final String DELIVER = "DeliverFunction";
  private static final String NOTHING_FAILED = "\"batchItemFailures\":[]";

  private final Path home;
  private final StepStack stack;
  private final Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
  private final HttpClient http = HttpClient.newHttpClient();
  private int turn;

  /// @param home the folder of the repository
  ColdCalls(Path home) throws IOException {
    this.home = home;
    this.stack =
        StepStack.start(
            home.resolve("template.yaml"),
            home.resolve("infra/bench/triggers"),
            now,
            Set.of(INGEST, TELEMETRY));
  }

  Call hello() {
    return of(ColdHello.class.getName(), INGEST, "{}", "hello");
  }

  Call send() {
    return of(ColdSend.class.getName(), INGEST, "{}", "\"statusCode\":200");
  }

  /// A request of two events.
  Call ingest() throws IOException {
    ObjectNode request =
        (ObjectNode) JSON.readTree(home.resolve("events/ingest-batch.json").toFile());
    ((ObjectNode) request.path("headers")).put("authorization", basic(stack.writeKey()));
    return of(
        "dev.headsup.functions.ingest.IngestHandler",
        INGEST,
        request.toString(),
        "\"statusCode\":200");
  }

  /// A message of two events that a trigger counts, of a customer who was never seen before.
  Call telemetry() throws IOException, InterruptedException {
    String customer = somebody();
    post(stack.writeKey(), track(customer, "Step Finished"), track(customer, "Page Looked At"));
    return work("dev.headsup.functions.telemetry.TelemetryHandler", TELEMETRY);
  }

  /// One e-mail to send.
  Call deliver() throws IOException, InterruptedException {
    String customer = somebody();
    post(
        stack.serverKey(),
        """
        {"type":"identify","messageId":"introduce-%s","userId":"%s","timestamp":"%s",\
        "traits":{"email":"%s@example.com","firstName":"Ana","locale":"en",\
        "timezone":"Europe/Berlin"},"context":{"consent":{"help":{"EMAIL":"GRANTED"}}}}\
        """
            .formatted(customer, customer, now, customer));
    stack.work(TELEMETRY, 10);
    post(stack.writeKey(), track(customer, "Asked By Email"));
    stack.work(TELEMETRY, 10);
    return work("dev.headsup.functions.deliver.DeliverHandler", DELIVER);
  }

  /// How many messages the providers took.
  int sent() {
    return stack.arrived().size();
  }

  /// Nobody was called so before, and nothing of anybody else lies in the queue.
  private String somebody() {
    stack.take(TELEMETRY);
    return "cold-" + turn++;
  }

  private Call work(String handler, String function) {
    List<String> bodies = stack.take(function);
    if (bodies.size() != 1) {
      throw new IllegalStateException(
          "The queue of " + function + " has " + bodies.size() + " messages and not one");
    }
    Message message =
        Message.builder()
            .messageId("cold-" + turn)
            .receiptHandle("cold-" + turn)
            .body(bodies.getFirst())
            .build();
    String event = new String(SqsEvents.event("cold", List.of(message)), StandardCharsets.UTF_8);
    return of(handler, function, event, NOTHING_FAILED);
  }

  private Call of(String handler, String function, String event, String answer) {
    return new Call(handler, stack.environment(function), event, answer);
  }

  private String track(String customer, String event) {
    return """
    {"type":"track","messageId":"%s-%s","userId":"%s","event":"%s","timestamp":"%s",\
    "properties":{"file":"contacts.csv","rows":1200}}\
    """
        .formatted(customer, event, customer, event, now);
  }

  private void post(String key, String... calls) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(stack.ingest().resolve("/v1/batch"))
                .header("Content-Type", "application/json")
                .header("Authorization", basic(key))
                .POST(BodyPublishers.ofString("{\"batch\":[" + String.join(",", calls) + "]}"))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The door said " + answer.statusCode() + " " + answer.body());
    }
  }

  private static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    http.close();
    stack.close();
  }
}
