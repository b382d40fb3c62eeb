package dev.headsup.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Speaks `SendMessageBatch` of SQS and refuses what it is told to.
final class QueueStub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<Integer> calls = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> refuses = body -> false;
  private volatile boolean ourFault;

  QueueStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Refuses these bodies, as the sender's fault or the queue's own.
  void refuses(Predicate<String> bodies, boolean senderFault) {
    refuses = bodies;
    ourFault = senderFault;
  }

  /// How many messages each call carried.
  List<Integer> calls() {
    return List.copyOf(calls);
  }

  /// The messages that were taken.
  List<String> taken() {
    return List.copyOf(taken);
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode entries = JSON.readTree(exchange.getRequestBody()).get("Entries");
      calls.add(entries.size());
      ObjectNode answer = JSON.createObjectNode();
      var successful = answer.putArray("Successful");
      var failed = answer.putArray("Failed");
      for (JsonNode entry : entries) {
        String body = entry.get("MessageBody").textValue();
        String id = entry.get("Id").textValue();
        if (refuses.test(body)) {
          failed
              .addObject()
              .put("Id", id)
              .put("SenderFault", ourFault)
              .put("Code", "ByTheTest")
              .put("Message", "by the test");
        } else {
          taken.add(body);
          successful
              .addObject()
              .put("Id", id)
              .put("MessageId", "m-" + id)
              .put("MD5OfMessageBody", md5(body));
        }
      }
      byte[] bytes = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// SQS tells the digest of what it took, and the SDK checks it.
  private static String md5(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
