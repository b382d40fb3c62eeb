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

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Fault fault = faults.poll();
    int status = fault == null ? 0 : fault.status();
    if (fault == null || fault.passesOn()) {
      int passed = passOn(exchange, body);
      status = fault == null ? passed : status;
    }
    synchronized (this) {
      answers.add(status);
    }
    if (status == 429 || status == 503) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private int passOn(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : List.of("Authorization", "Content-Type", "Content-Encoding")) {
      List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
      values.forEach(value -> request.header(name, value));
    }
    try {
      HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
      return response.statusCode();
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
