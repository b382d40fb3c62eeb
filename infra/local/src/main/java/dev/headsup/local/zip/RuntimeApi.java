package dev.headsup.local.zip;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's side of a function: hands out one event after the other and takes the answers.
public final class RuntimeApi implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String RESTORE = "/2018-06-01/runtime/restore/next";
  private static final long DEADLINE_MS = 4_102_444_800_000L;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);

  /// What the function said.
  ///
  /// @param failed whether it threw instead of answering
  public record Answer(boolean failed, String text) {}

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// As the variable AWS_LAMBDA_RUNTIME_API has it.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Waits until the function asks for its first event: it has started.
  boolean awaitStart(Duration patience) throws InterruptedException {
    return started.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Hands over one event and waits for the answer.
  Answer invoke(String event, Duration patience) throws InterruptedException {
    events.add(event);
    Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (answer == null) {
      throw new IllegalStateException("No answer from the function within " + patience);
    }
    return answer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(INVOCATION + "next")) {
      started.countDown();
      next(exchange);
      return;
    }
    if (path.equals(RESTORE)) {
      // Lambda takes its snapshot here, and answers in the copy.
      answer(exchange, 200, "");
      return;
    }
    String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.endsWith("/response")) {
      answers.add(new Answer(false, said));
    } else {
      answers.add(new Answer(true, said));
    }
    answer(exchange, 202, "{}");
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      String event = events.take();
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(DEADLINE_MS));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:000000000000:function:sample");
      answer(exchange, 200, event);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
