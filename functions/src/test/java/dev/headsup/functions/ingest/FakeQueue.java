package dev.headsup.functions.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.aws.keys.WriteKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Just enough of SQS for the real SDK client, over HTTP, with faults; and of DynamoDB, for the
/// keys and their rates.
final class FakeQueue implements AutoCloseable {
  /// How the queue answers.
  enum Mood {
    FINE,
    BROKEN,
    THROTTLING,
    HANGING
  }

  private static final String KEYS =
      "{\"Items\":["
          + item("public", Front.PUBLIC_KEY, "public")
          + ","
          + item("server", Front.SERVER_KEY, "server")
          + "]}";

  /// The operation of each call.
  final List<String> calls = new CopyOnWriteArrayList<>();

  /// The messages it took.
  final List<String> bodies = new CopyOnWriteArrayList<>();

  volatile Mood mood = Mood.FINE;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeQueue() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static String item(String id, String key, String kind) {
    return """
    {"pk":{"S":"keys"},"sk":{"S":"%s"},"hash":{"S":"%s"},"kind":{"S":"%s"},"name":{"S":""},\
    "rate":{"N":"1000"},"created":{"N":"0"}}\
    """
        .formatted(id, WriteKey.hash(key), kind);
  }

  /// The environment of the ingest function, with this queue.
  Map<String, String> environment() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "AWS_REGION",
        "eu-central-1",
        "AWS_ENDPOINT_URL_SQS",
        url,
        "AWS_ACCESS_KEY_ID",
        "sample",
        "AWS_SECRET_ACCESS_KEY",
        "sample",
        "TELEMETRY_QUEUE_URL",
        url + "/000000000000/TelemetryQueue",
        "AWS_ENDPOINT_URL_DYNAMODB",
        url,
        "SETTINGS_TABLE",
        "SettingsTable");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (calls.getLast().endsWith(".Query")) {
      respond(exchange, 200, KEYS);
      return;
    }
    if (calls.getLast().endsWith(".UpdateItem")) {
      respond(exchange, 200, "{\"Attributes\":{\"used\":{\"N\":\"10\"}}}");
      return;
    }
    switch (mood) {
      case FINE -> respond(exchange, 200, taken(request));
      case BROKEN -> respond(exchange, 500, "{}");
      case THROTTLING ->
          respond(exchange, 400, "{\"__type\":\"com.amazonaws.sqs#ThrottlingException\"}");
      case HANGING -> {
        // No answer: the client has to give up by itself.
      }
    }
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String taken(byte[] request) throws IOException {
    Writer out = new StringWriter();
    JsonFactory factory = new JsonFactory();
    try (JsonParser parser = factory.createParser(request);
        JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("Successful");
      String id = "";
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
          continue;
        }
        if ("Id".equals(parser.currentName())) {
          id = parser.getText();
        } else if ("MessageBody".equals(parser.currentName())) {
          bodies.add(parser.getText());
          json.writeStartObject();
          json.writeStringField("Id", id);
          json.writeStringField("MessageId", "message-" + bodies.size());
          json.writeStringField("MD5OfMessageBody", md5(parser.getText()));
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("Failed");
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static String md5(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A request event of a batch with one event.
  static byte[] event() {
    return """
    {"rawPath":"/v1/batch","requestContext":{"http":{"method":"POST"}},
     "headers":{"authorization":"Basic c2FtcGxlLXB1YmxpYy1rZXk6"},"isBase64Encoded":false,
     "body":"{\\"batch\\":[{\\"type\\":\\"track\\",\\"userId\\":\\"ana\\",\\"event\\":\\"e\\"}]}"}
    """
        .getBytes(StandardCharsets.UTF_8);
  }
}
