package dev.headsup.local.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.headsup.local.queues.QueueServer;
import dev.headsup.local.template.Bus;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The endpoint for `PutEvents`, as the AWS command line and the SDKs send it (AWS JSON 1.1). Every
/// event that is taken lies on the queues of its bus before the answer.
///
/// Source: `https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html`.
public final class BusDoor implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(BusDoor.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENTRIES = 10;
  private static final int BYTES = 1024 * 1024;

  private final List<Bus> buses;
  private final InstantSource clock;
  private final BiConsumer<String, String> queue;

  /// @param queue puts a message, the second, on the queue with a logical id, the first
  public BusDoor(List<Bus> buses, InstantSource clock, BiConsumer<String, String> queue) {
    this.buses = List.copyOf(buses);
    this.clock = clock;
    this.queue = queue;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(BYTES + 1);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (!"AWSEvents.PutEvents".equals(target)) {
        refuse(exchange, "UnknownOperationException", "Only PutEvents is taken here");
      } else if (body.length > BYTES) {
        refuse(exchange, "ValidationException", "The request is larger than 1 MB");
      } else {
        put(exchange, body);
      }
    }
  }

  private void put(HttpExchange exchange, byte[] body) throws IOException {
    JsonNode entries;
    try {
      entries = JSON.readTree(body).path("Entries");
    } catch (JsonProcessingException notJson) {
      refuse(exchange, "SerializationException", "The body is not JSON");
      return;
    }
    if (!entries.isArray() || entries.isEmpty() || entries.size() > ENTRIES) {
      refuse(exchange, "ValidationException", "Entries is a list of 1 to 10 events");
      return;
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.put("FailedEntryCount", 0);
    ArrayNode results = answer.putArray("Entries");
    for (JsonNode entry : entries) {
      ObjectNode result = results.addObject();
      Optional<PutEvent.Fault> fault = put(PutEvent.of(entry, clock.instant()), result);
      fault.ifPresent(found -> {
        result.put("ErrorCode", found.code()).put("ErrorMessage", found.message());
        answer.put("FailedEntryCount", answer.path("FailedEntryCount").asInt() + 1);
      });
    }
    send(exchange, 200, answer);
  }

  private Optional<PutEvent.Fault> put(PutEvent event, ObjectNode result) {
    Optional<PutEvent.Fault> fault = event.fault();
    if (fault.isPresent()) {
      return fault;
    }
    Optional<Bus> bus = buses.stream().filter(one -> one.name().equals(event.bus())).findFirst();
    if (bus.isEmpty()) {
      List<String> names = buses.stream().map(Bus::name).toList();
      return Optional.of(
          new PutEvent.Fault("InvalidArgument", "EventBusName is one of " + names + " here"));
    }
    try {
      String message = event.message(QueueServer.ACCOUNT, QueueServer.REGION);
      bus.get().queues().forEach(id -> queue.accept(id, message));
      result.put("EventId", event.id());
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "An event of the bus did not reach its queue", e);
      return Optional.of(new PutEvent.Fault("InternalFailure", "The queue did not take the event"));
    }
  }

  private static void refuse(HttpExchange exchange, String type, String message)
      throws IOException {
    send(exchange, 400, JSON.createObjectNode().put("__type", type).put("message", message));
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
