package dev.headsup.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.aws.segment.Packed;
import dev.headsup.aws.segment.Packer;
import dev.headsup.aws.segment.SegmentBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A door that judges as the real one does, and remembers which calls it took.
final class TakingDoor implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Deque<Integer> next = new ArrayDeque<>();
  private final List<JsonNode> calls = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final boolean keep;
  private KeyKind kind = KeyKind.SERVER;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private int requests;

  /// @param keep whether calls are kept as well as their ids
  TakingDoor(boolean keep) {
    this.keep = keep;
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

  void isAPublicKey() {
    kind = KeyKind.PUBLIC;
  }

  void thinksItIs(Instant instant) {
    now = instant;
  }

  /// The next answers: a status, or 0 for as usual.
  void answers(int... statuses) {
    for (int status : statuses) {
      next.add(status);
    }
  }

  /// The calls taken, without the probe of a key.
  List<JsonNode> calls() {
    return calls.stream().filter(call -> !id(call).equals("probe")).toList();
  }

  /// Different calls taken, without the probe.
  int different() {
    return ids.size() - (ids.contains("probe") ? 1 : 0);
  }

  int requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests++;
      int status = next.isEmpty() ? 0 : next.remove();
      String answer = status == 0 ? taken(body) : "{\"success\":false}";
      exchange.getResponseHeaders().set("Retry-After", "1");
      exchange.sendResponseHeaders(status == 0 ? 200 : status, answer.length());
      exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String taken(byte[] body) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    try {
      Packed packed = Packer.pack(SegmentBody.batch(body.clone()), kind, now);
      answer.put("accepted", packed.accepted()).put("refused", packed.refused());
      var problems = answer.putArray("problems");
      Set<Integer> bad = new HashSet<>();
      packed
          .found()
          .forEach(found -> {
            bad.add(found.index());
            problems
                .addObject()
                .put("event", found.index())
                .put("reason", found.problem().reason().word())
                .put("detail", found.problem().detail());
          });
      int index = 0;
      for (JsonNode call : JSON.readTree(body).path("batch")) {
        if (!bad.contains(index++)) {
          ids.add(id(call));
          if (keep) {
            calls.add(call);
          }
        }
      }
    } catch (BadBody e) {
      answer.put("error", e.error());
    }
    return answer.toString();
  }

  private static String id(JsonNode call) {
    return call.path("messageId").asText();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
