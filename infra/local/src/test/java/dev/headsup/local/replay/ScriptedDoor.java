package dev.headsup.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A front that answers as it is told and remembers, in order, what arrived.
final class ScriptedDoor implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Deque<Integer> next = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private String poison = "";

  ScriptedDoor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The next answers, in order: a status, or 0 for a connection that breaks after the request was
  /// read. After them every answer is 200.
  void answers(int... statuses) {
    for (int status : statuses) {
      next.add(status);
    }
  }

  /// A batch that holds this message is refused with 400.
  void refuses(String messageId) {
    poison = messageId;
  }

  /// Each accepted event as its message id, each clock move as `clock <time>`, each drain as
  /// `drain`.
  List<String> log() {
    return List.copyOf(log);
  }

  List<String> keys() {
    return List.copyOf(keys);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = next.isEmpty() ? 200 : next.remove();
    if (!poison.isEmpty() && body.contains("\"" + poison + "\"")) {
      status = 400;
    }
    if (status == 0) {
      exchange.close();
      return;
    }
    if (status == 200) {
      record(exchange, JSON.readTree(body));
    }
    if (status == 429 || status == 503) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void record(HttpExchange exchange, JsonNode body) {
    switch (exchange.getRequestURI().getPath()) {
      case "/v1/batch" -> {
        keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
        body.path("batch").forEach(event -> log.add(event.path("messageId").asText()));
      }
      case "/_local/clock" -> log.add("clock " + body.path("to").asText());
      case "/_local/drain" -> log.add("drain");
      default -> log.add(exchange.getRequestURI().getPath());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
