package dev.headsup.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON over HTTP for the `/_local` endpoints: `METHOD /path` to an answer. An unknown path is a
/// 404 that names what exists, another method a 405, and a request that is refused a 400 with the
/// name of the error.
final class JsonDoor implements HttpHandler {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final System.Logger LOG = System.getLogger(JsonDoor.class.getName());
  private static final int BODY = 100_000;

  /// A request that an endpoint refuses.
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    Refusal(int status, String error, String detail) {
      super(detail);
      this.status = status;
      this.error = error;
    }
  }

  /// What an endpoint is asked.
  ///
  /// @param body a JSON object, empty where there was no body
  record Ask(Map<String, String> query, ObjectNode body) {
    /// A text of the body that may be missing.
    Optional<String> text(String field) {
      JsonNode value = body.get(field);
      if (value == null || value.isNull()) {
        return Optional.empty();
      }
      if (!value.isTextual()) {
        throw new Refusal(400, "wrong-type", field + " must be text");
      }
      return Optional.of(value.asText());
    }
  }

  /// Answers with a JSON value.
  interface Endpoint {
    JsonNode answer(Ask ask) throws IOException;
  }

  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

  JsonDoor on(String methodAndPath, Endpoint endpoint) {
    endpoints.put(methodAndPath, endpoint);
    return this;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        send(exchange, 200, answer(exchange));
      } catch (Refusal e) {
        ObjectNode error = JSON.createObjectNode().put("error", e.error);
        send(exchange, e.status, error.put("detail", e.getMessage()));
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, exchange.getRequestURI() + " failed", e);
        ObjectNode error = JSON.createObjectNode().put("error", "failed");
        send(exchange, 500, error.put("detail", String.valueOf(e.getMessage())));
      }
    }
  }

  private JsonNode answer(HttpExchange exchange) throws IOException {
    refuseOtherNames(exchange.getRequestHeaders().getFirst("Host"));
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readNBytes(BODY + 1);
    Endpoint endpoint = endpoints.get(exchange.getRequestMethod() + " " + path);
    if (endpoint == null) {
      String known = String.join(", ", endpoints.keySet());
      boolean otherMethod = endpoints.keySet().stream().anyMatch(key -> key.endsWith(" " + path));
      throw otherMethod
          ? new Refusal(405, "wrong-method", "there is: " + known)
          : new Refusal(404, "unknown-path", "there is: " + known);
    }
    if (body.length > BODY) {
      throw new Refusal(413, "too-large", "at most " + BODY + " bytes");
    }
    return endpoint.answer(new Ask(query(exchange.getRequestURI().getRawQuery()), object(body)));
  }

  /// A page of the web may reach this machine under a name of its own, and would then read what is
  /// here. Whoever means this machine says so.
  private static void refuseOtherNames(@Nullable String host) {
    if (!isThisMachine(host)) {
      throw new Refusal(403, "other-host", "/_local answers to 127.0.0.1 and localhost only");
    }
  }

  /// Whether a request says that it means this machine.
  static boolean isThisMachine(@Nullable String host) {
    String name = host == null ? "" : host.replaceFirst(":[0-9]+$", "");
    return List.of("127.0.0.1", "localhost", "[::1]").contains(name);
  }

  private static ObjectNode object(byte[] body) throws IOException {
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
      throw new Refusal(400, "bad-json", "a JSON object is expected");
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "bad-json", "not JSON: " + e.getOriginalMessage());
    }
  }

  static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "bad-query", "not a percent sequence: " + text);
    }
  }

  private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
