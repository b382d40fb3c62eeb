package dev.headsup.aws.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.aws.AwsClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider on a port of this machine that speaks SES v2 and SNS, and does what it is told.
final class Provider implements AutoCloseable {
  /// What it does with the next requests.
  enum Mood {
    ACCEPTS,
    REFUSES,
    THROTTLES,
    BREAKS,
    FORBIDS,
    PAUSES,
    DISABLES,
    DROPS,
    HANGS
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> others = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.ACCEPTS;

  Provider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  void is(Mood next) {
    mood = next;
  }

  /// The bodies of all requests, the refused ones too.
  List<String> requests() {
    return List.copyOf(bodies);
  }

  /// The bodies of the requests about devices.
  List<String> others() {
    return List.copyOf(others);
  }

  int port() {
    return server.getAddress().getPort();
  }

  AwsClients clients() {
    return clients("http://127.0.0.1:" + port());
  }

  static AwsClients clients(String endpoint) {
    return new AwsClients(
        Map.of(
            "AWS_ENDPOINT_URL", endpoint,
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local"),
        List.of());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (body.contains("Action=CreatePlatformEndpoint")
          || body.contains("Action=DeleteEndpoint")) {
        // Beside the message itself: a device is made known, or forgotten.
        others.add(body);
        answer(exchange, 200, SNS_ENDPOINT);
        return;
      }
      bodies.add(body);
      boolean ses = exchange.getRequestURI().getPath().equals("/v2/email/outbound-emails");
      switch (mood) {
        case ACCEPTS -> answer(exchange, 200, ses ? SES_ACCEPTS : SNS_ACCEPTS);
        case REFUSES ->
            answer(
                exchange,
                400,
                ses ? sesError("MessageRejected") : snsError("Sender", "InvalidParameter"));
        case THROTTLES ->
            answer(
                exchange,
                ses ? 429 : 400,
                ses ? sesError("TooManyRequestsException") : snsError("Sender", "Throttling"));
        case BREAKS ->
            answer(
                exchange,
                500,
                ses ? sesError("InternalFailure") : snsError("Receiver", "InternalFailure"));
        case FORBIDS ->
            answer(
                exchange,
                403,
                ses ? sesError("AccessDeniedException") : snsError("Sender", "AuthorizationError"));
        case DISABLES -> answer(exchange, 400, snsError("Sender", "EndpointDisabled"));
        case PAUSES -> answer(exchange, 400, sesError("SendingPausedException"));
        // The request is read; the connection ends without an answer.
        case DROPS -> {}
        case HANGS -> await();
      }
    }
  }

  private static final String SES_ACCEPTS = "{\"MessageId\":\"ses-1\"}";
  private static final String SNS_ENDPOINT =
      """
      <CreatePlatformEndpointResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
        <CreatePlatformEndpointResult>
          <EndpointArn>arn:aws:sns:us-east-1:000000000000:endpoint/APNS/shop/1</EndpointArn>
        </CreatePlatformEndpointResult>
      </CreatePlatformEndpointResponse>
      """;
  private static final String SNS_ACCEPTS =
      """
      <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
        <PublishResult><MessageId>sns-1</MessageId></PublishResult>
      </PublishResponse>
      """;

  private static String sesError(String code) {
    return "{\"__type\":\"%s\",\"message\":\"by the test\"}".formatted(code);
  }

  private static String snsError(String type, String code) {
    return """
    <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
      <Error><Type>%s</Type><Code>%s</Code><Message>by the test</Message></Error>
    </ErrorResponse>
    """
        .formatted(type, code);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
