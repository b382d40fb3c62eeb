package dev.headsup.local.journey;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands before a stack and passes requests on, unless it is told to misbehave.
final class FaultyFront implements AutoCloseable {

  /// Headers of one connection, which each side writes for itself.
  private static final Set<String> OWN =
      Set.of(
          "host",
          "connection",
          "content-length",
          "date",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "expect",
          ":status");

  /// What to do with one request instead of passing it on.
  ///
  /// @param status the answer
  /// @param passesOn whether the stack gets the request all the same, so that only its answer is
  ///   lost
  record Fault(int status, boolean passesOn) {}

  /// One request.
  ///
  /// @param encoding how its body is packed: gzip, or identity
  /// @param nanos when it was answered, by no clock in particular
  record Seen(
      String method, String path, String contentType, String encoding, int status, long nanos) {}

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI target;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<Seen> seen = new ArrayList<>();

  FaultyFront(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void next(Fault fault) {
    faults.add(fault);
  }

  /// Every request with the status of its answer, in order of the answers.
  synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  /// The requests that bring events; a browser asks for leave before some of them.
  List<Seen> posts() {
    return seen().stream().filter(request -> request.method().equals("POST")).toList();
  }

  /// The status of each answer to a request that brought events, in order.
  List<Integer> answers() {
    return posts().stream().map(Seen::status).toList();
  }

  /// How long it took from the first answer to the last.
  Duration span() {
    return Duration.ofNanos(posts().getLast().nanos() - posts().getFirst().nanos());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault fault = exchange.getRequestMethod().equals("POST") ? faults.poll() : null;
      if (fault == null) {
        HttpResponse<byte[]> passed = passOn(exchange, body);
        passed
            .headers()
            .map()
            .forEach((name, values) -> {
              if (!OWN.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
        // The client reads the body of a success, and takes a success without one for a failure.
        answer(exchange, passed.statusCode(), passed.body());
        return;
      }
      if (fault.passesOn()) {
        passOn(exchange, body);
      }
      exchange.getResponseHeaders().set("Retry-After", "1");
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "Retry-After");
      answer(exchange, fault.status(), "{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    Headers asked = exchange.getRequestHeaders();
    synchronized (this) {
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              Objects.requireNonNullElse(asked.getFirst("Content-Type"), ""),
              Objects.requireNonNullElse(asked.getFirst("Content-Encoding"), "identity"),
              status,
              System.nanoTime()));
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
