package dev.headsup.aws.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.EventId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the event history. Golden files of every version stay readable; a member that this
/// code does not know is passed over.
///
/// Version 1, one JSON object in one line:
/// `{"v":1,"customer":"…","id":"…","at":"…","received":"…","key":"public"|"server","context":{…}?,`
/// `"event":{…}}`, where `event` and `context` stand as their client wrote them.
public final class HistoryLine {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
  private static final String VERSION = "1";

  private HistoryLine() {}

  /// A line with its end.
  public static String text(PastEvent past) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(past, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Writes a line with its end.
  static void write(PastEvent past, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeStringField("customer", past.customer().value());
      json.writeStringField("id", past.id().value());
      json.writeStringField("at", past.at().toString());
      json.writeStringField("received", past.received().toString());
      json.writeStringField("key", past.byServer() ? "server" : "public");
      if (past.context() != null) {
        json.writeFieldName("context");
        json.writeRawValue(past.context());
      }
      json.writeFieldName("event");
      json.writeRawValue(past.event());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /// What a line says of its event, without the event.
  ///
  /// @param customer the id under which it came
  public record Head(CustomerId customer, String id, Instant at, Instant received) {}

  /// Reads a line's head.
  ///
  /// @throws IOException when it is no line of the event history
  public static Head head(byte[] line) throws IOException {
    Line read = Line.read(line, false);
    return new Head(read.customer(), read.need("id"), read.time("at"), read.time("received"));
  }

  /// Reads a line.
  ///
  /// @throws IOException when it is no line of the event history
  public static PastEvent read(byte[] line) throws IOException {
    Line read = Line.read(line, true);
    return new PastEvent(
        read.customer(),
        new EventId(read.need("id")),
        read.time("at"),
        read.time("received"),
        read.need("key").equals("server"),
        read.objects().get("context"),
        read.object("event"));
  }

  private record Line(Map<String, String> texts, Map<String, String> objects) {
    static Line read(byte[] line, boolean whole) throws IOException {
      Map<String, String> texts = new HashMap<>();
      Map<String, String> objects = new HashMap<>();
      try (JsonParser parser = JSON.createParser(line)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new IOException("the line is no JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          if (name.equals("event") && !whole) {
            break;
          }
          JsonToken token = parser.nextToken();
          if (token == JsonToken.START_OBJECT) {
            int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            parser.skipChildren();
            int end = Math.toIntExact(parser.currentLocation().getByteOffset());
            objects.put(name, new String(line, start, end - start, StandardCharsets.UTF_8));
          } else if (token != null && token.isScalarValue()) {
            texts.put(name, parser.getText());
          } else {
            parser.skipChildren();
          }
        }
      }
      Line read = new Line(texts, objects);
      if (!VERSION.equals(read.need("v"))) {
        throw new IOException("the line is of version " + read.need("v") + ", which is not known");
      }
      return read;
    }

    String need(String name) throws IOException {
      return there(name, texts.get(name));
    }

    String object(String name) throws IOException {
      return there(name, objects.get(name));
    }

    CustomerId customer() throws IOException {
      try {
        return new CustomerId(need("customer"));
      } catch (IllegalArgumentException bad) {
        throw new IOException("the line names no customer", bad);
      }
    }

    Instant time(String name) throws IOException {
      try {
        return Instant.parse(need(name));
      } catch (DateTimeException bad) {
        throw new IOException("the line has no time in '" + name + "'", bad);
      }
    }

    private static String there(String name, @Nullable String value) throws IOException {
      if (value == null) {
        throw new IOException("the line has no '" + name + "'");
      }
      return value;
    }
  }
}
