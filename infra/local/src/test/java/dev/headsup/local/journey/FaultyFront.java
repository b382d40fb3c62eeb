package dev.headsup.local.journey;

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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands before a stack and passes requests on, unless it is told to misbehave.
final class FaultyFront implements AutoCloseable {

  /// What to do with one request instead of passing it on.
  ///
  /// @param status the answer
  /// @param passesOn whether the stack gets the request all the same, so that only its answer is
  ///   lost
  record Fault(int status, boolean passesOn) {}

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI target;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<Integer> answers = new ArrayList<>();
  private final List<String> encodings = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();

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

  /// The status of each answer, in order.
  synchronized List<Integer> answers() {
    return List.copyOf(answers);
  }

  /// How each request was packed: gzip, or identity.
  synchronized List<String> encodings() {
    return List.copyOf(encodings);
  }

  /// How long it took from the first answer to the last.
  synchronized Duration span() {
    return Duration.ofNanos(nanos.getLast() - nanos.getFirst());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault fault = faults.poll();
      if (fault == null) {
        HttpResponse<byte[]> passed = passOn(exchange, body);
        // The client reads the body of a success, and takes a success without one for a failure.
        answer(exchange, passed.statusCode(), passed.body());
        return;
      }
      if (fault.passesOn()) {
        passOn(exchange, body);
      }
      exchange.getResponseHeaders().set("Retry-After", "1");
      answer(exchange, fault.status(), "{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    synchronized (this) {
      answers.add(status);
      nanos.add(System.nanoTime());
      String packed = exchange.getRequestHeaders().getFirst("Content-Encoding");
      encodings.add(packed == null ? "identity" : packed);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : List.of("Authorization", "Content-Type", "Content-Encoding")) {
      List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
      values.forEach(value -> request.header(name, value));
    }
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
