package dev.headsup.functions.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.Leases.Lease;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.aws.segment.TelemetryMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.crac.Core;
import org.jspecify.annotations.Nullable;

/// Calls the handler as API Gateway does, with a queue that can be broken.
final class Front {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  static final String PUBLIC_KEY = "sample-public-key";

  static final String SERVER_KEY = "sample-server-key";

  /// What was queued: one list for each call of the queue.
  final List<List<String>> queued = new ArrayList<>();

  /// Thrown at the next calls of the queue.
  @Nullable RuntimeException fault;

  private final Map<String, String> headers = new HashMap<>();

  /// The keys that open the door; a test may put down others.
  final List<WriteKey> keys =
      new ArrayList<>(
          List.of(
              key("public", PUBLIC_KEY, KeyKind.PUBLIC, WriteKey.MAX_RATE),
              key("another", "another", KeyKind.SERVER, WriteKey.MAX_RATE),
              key("server", SERVER_KEY, KeyKind.SERVER, WriteKey.MAX_RATE)));

  /// How often a part of a rate was asked for.
  int leases;

  private final Map<String, Long> used = new HashMap<>();

  /// How often the keys were read.
  int reads;

  /// Thrown when the keys are read.
  @Nullable RuntimeException unreadable;

  private Instant now = NOW;

  private final IngestHandler handler =
      new IngestHandler(
          new Keys(this::stored, () -> now),
          new RateLimit(this::lease, () -> now),
          this::take,
          () -> now);

  static WriteKey key(String id, String text, KeyKind kind, int rate) {
    return FreshKey.of(id, text, kind, "", rate, NOW).stored();
  }

  /// Lets time pass.
  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Wakes a copy of the snapshot up.
  void restore() {
    handler.afterRestore(Core.getGlobalContext());
  }

  private Lease lease(String key, long window, long want, long budget, boolean opens) {
    leases++;
    long before = used.getOrDefault(key + window, 0L);
    used.put(key + window, before + want);
    return before >= budget
        ? new Lease.Refused(window)
        : new Lease.Granted(
            window, Math.min(want, budget - before), before + want >= budget, before == 0);
  }

  private List<WriteKey> stored() {
    reads++;
    if (unreadable != null) {
      throw unreadable;
    }
    return List.copyOf(keys);
  }

  /// An answer of the function.
  record Reply(int status, Map<String, String> headers, String body) {
    /// A number of the answer's body.
    int number(String name) {
      String[] parts = body.split("\"" + name + "\":", 2);
      return Integer.parseInt(parts[1].replaceAll("[^0-9].*", ""));
    }
  }

  /// The next requests carry this key as Basic authentication.
  Front key(String key) {
    return basic(key + ":");
  }

  Front basic(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  Front header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Reply post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  Reply post(String path, byte[] body) {
    return call("POST", path, body);
  }

  Reply call(String method, String path, byte[] body) {
    try {
      return raw(event(method, path, body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Hands a whole Lambda event over.
  Reply raw(byte[] event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), out, new NoContext());
    return reply(out.toByteArray());
  }

  /// What the worker reads, all messages together.
  List<TelemetryMessage> messages() {
    return queued.stream().flatMap(List::stream).map(TelemetryMessage::read).toList();
  }

  private void take(List<String> bodies) {
    if (fault != null) {
      throw fault;
    }
    queued.add(bodies);
  }

  /// A request as API Gateway hands it over.
  byte[] event(String method, String path, byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("version", "2.0");
      json.writeStringField("rawPath", path);
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : headers.entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("requestContext");
      json.writeObjectFieldStart("http");
      json.writeStringField("method", method);
      json.writeEndObject();
      json.writeEndObject();
      json.writeBooleanField("isBase64Encoded", true);
      json.writeStringField("body", Base64.getEncoder().encodeToString(body));
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  static Reply reply(byte[] answer) throws IOException {
    int status = 0;
    String body = "";
    Map<String, String> headers = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "statusCode" -> status = json.getIntValue();
          case "body" -> body = json.getText();
          case "headers" -> {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
              String header = json.currentName().toLowerCase(Locale.ROOT);
              headers.put(header, json.nextTextValue());
            }
          }
          default -> json.skipChildren();
        }
      }
    }
    return new Reply(status, headers, body);
  }
}
