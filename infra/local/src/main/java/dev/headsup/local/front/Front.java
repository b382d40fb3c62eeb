package dev.headsup.local.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.local.count.Counters;
import dev.headsup.local.lambda.Invocation;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.template.Event.HttpRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The HTTP API on loopback, one virtual thread for each request.
///
/// Limits as in AWS: 413 for a body over 10 MB or an event over Lambda's 6 MB, 431 for headers over
/// 10,240 bytes, 404 without a route, 500 when a handler fails. What AWS does with `Auth` of a
/// route is not done here: only this machine can reach the port.
public final class Front implements AutoCloseable {
  private static final int BODY = 10 * 1024 * 1024;
  private static final int EVENT = 6 * 1024 * 1024;
  private static final int HEADERS = 10_240;

  static {
    // Without it each small answer waits 40 ms for an acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Routes<LocalFunction> routes = new Routes<>();
  private final InstantSource clock;
  private final Counters counters;

  /// Takes the port at once; answers come after [#start].
  ///
  /// @param port 0 for a free one
  public Front(int port, InstantSource clock, Counters counters) throws IOException {
    this.clock = clock;
    this.counters = counters;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// A route of the template and the function that serves it.
  public void route(HttpRoute route, LocalFunction function) {
    routes.add(route, function);
  }

  /// Paths below `prefix` that are the local runtime's own.
  public void own(String prefix, HttpHandler handler) {
    server.createContext(prefix, handler);
  }

  public void start() {
    server.start();
  }

  /// Takes no new requests and gives those under way a second.
  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      counters.request("http", exchange.getRequestMethod());
      send(exchange, answer(exchange));
    }
  }

  private HttpAnswer answer(HttpExchange exchange) throws IOException {
    Optional<byte[]> body = body(exchange.getRequestBody());
    if (body.isEmpty()) {
      return HttpAnswer.gateway(413, "Request Entity Too Large");
    }
    int headers =
        exchange.getRequestHeaders().entrySet().stream()
            .mapToInt(header ->
                header.getValue().stream()
                    .mapToInt(value -> header.getKey().length() + value.length())
                    .sum())
            .sum();
    if (headers > HEADERS) {
      return HttpAnswer.gateway(431, "Request Header Fields Too Large");
    }
    String path = HttpEvents.decoded(exchange.getRequestURI().getRawPath());
    Optional<Routes.Found<LocalFunction>> found = routes.find(exchange.getRequestMethod(), path);
    if (found.isEmpty()) {
      return HttpAnswer.gateway(404, "Not Found");
    }
    byte[] event = HttpEvents.event(exchange, found.get(), path, body.get(), clock.instant());
    if (event.length > EVENT) {
      return HttpAnswer.gateway(413, "Request Entity Too Large");
    }
    return switch (found.get().target().invoke(event)) {
      case Invocation.Answered(byte[] payload) -> HttpAnswer.of(payload);
      case Invocation.Failed failed -> HttpAnswer.gateway(500, "Internal Server Error");
    };
  }

  /// The whole body, or empty when it is too large (then it is read to its end and dropped, so that
  /// the client gets to read the answer).
  private static Optional<byte[]> body(InputStream in) throws IOException {
    byte[] body = in.readNBytes(BODY + 1);
    if (body.length <= BODY) {
      return Optional.of(body);
    }
    in.skip(10L * BODY);
    return Optional.empty();
  }

  private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    answer
        .headers()
        .forEach((name, value) -> {
          if (!name.equalsIgnoreCase("content-length")) {
            exchange.getResponseHeaders().set(name, value);
          }
        });
    answer.cookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
    boolean bodiless =
        answer.body().length == 0
            || exchange.getRequestMethod().equals("HEAD")
            || answer.status() == 204
            || answer.status() == 304;
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
    if (!bodiless) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }
}
