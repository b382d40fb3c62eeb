package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.RawEvent.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// CloudEvents 1.0 over HTTP in JSON: reads a request in each of the three modes into events of
/// ours. What an event means is in [CloudEvent].
///
/// Source: `https://github.com/cloudevents/spec`, `bindings/http-protocol-binding.md` and
/// `formats/json-format.md` of 1.0.2.
public final class CloudEvents {
  /// How a request carries events.
  public enum Mode {
    /// The attributes are headers, the body is the data.
    BINARY,
    /// The body is one event.
    STRUCTURED,
    /// The body is a list of events.
    BATCHED
  }

  private static final String BATCH = "application/cloudevents-batch";
  private static final String ONE = "application/cloudevents";

  private final Document source;
  private final List<byte[]> events = new ArrayList<>();
  private final Map<Integer, Problem> problems = new HashMap<>();

  private CloudEvents(byte[] utf8) {
    this.source = new Document(utf8);
  }

  /// The mode that a content type announces; empty when the events are in another format than JSON.
  public static Optional<Mode> mode(String contentType) {
    int end = contentType.indexOf(';');
    String media =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (!media.startsWith(ONE)) {
      return Optional.of(Mode.BINARY);
    }
    boolean batch = media.startsWith(BATCH);
    String format = media.substring(batch ? BATCH.length() : ONE.length());
    return format.isEmpty() || format.equals("+json")
        ? Optional.of(batch ? Mode.BATCHED : Mode.STRUCTURED)
        : Optional.empty();
  }

  /// Reads a request whose body is one event.
  ///
  /// @throws BadBody when it is no JSON object, or beyond [Limits]
  public static SegmentBody structured(byte[] body) throws BadBody {
    Utf8Body utf8 = Utf8Body.of(body);
    CloudEvents read = new CloudEvents(utf8.bytes());
    return read.source
        .walk(parser -> {
          if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadBody("not-an-object", "The body is a JSON object");
          }
          return read.one(parser);
        })
        .body(utf8.repaired());
  }

  /// Reads a request whose body is a list of events.
  ///
  /// @throws BadBody when it is no JSON list, or beyond [Limits]
  public static SegmentBody batched(byte[] body) throws BadBody {
    Utf8Body utf8 = Utf8Body.of(body);
    CloudEvents read = new CloudEvents(utf8.bytes());
    return read.source
        .walk(parser -> {
          if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new BadBody("not-a-list", "The body is a JSON list of CloudEvents");
          }
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (read.events.size() == Limits.EVENTS) {
              throw new BadBody(
                  "too-many-events", "A request has at most 2,500 events; send several");
            }
            read.one(parser);
          }
          return read;
        })
        .body(utf8.repaired());
  }

  /// Reads a request whose headers are the attributes, and whose body is the data.
  ///
  /// @param headers by lower-case name
  /// @throws BadBody when no header is one of a CloudEvent, or the body is beyond [Limits]
  public static SegmentBody binary(Map<String, String> headers, byte[] body) throws BadBody {
    if (body.length > Limits.BODY) {
      throw new BadBody(
          "too-large", "A request has at most " + Limits.BODY / 1024 + " KB; send fewer events");
    }
    // The same event in the other mode, so that there is one reading of both, and something to keep
    // of an event that is refused.
    CloudEventHeaders event = CloudEventHeaders.of(headers);
    CloudEvents read = new CloudEvents(event.structured(body));
    return read.source
        .walk(parser -> {
          parser.nextToken();
          read.one(parser);
          event.problem().ifPresent(problem -> read.problems.put(0, problem));
          return read;
        })
        .body(false);
  }

  private CloudEvents one(JsonParser parser) throws IOException {
    CloudEvent event = CloudEvent.read(parser, source);
    Optional<Problem> problem = event.problem();
    problem.ifPresent(found -> problems.put(events.size(), found));
    Span whole = event.envelope().whole();
    events.add(problem.isEmpty() ? event.call().json() : source.bytes(whole));
    return this;
  }

  private SegmentBody body(boolean repaired) throws BadBody {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.write('[');
    for (byte[] event : events) {
      if (list.size() > 1) {
        list.write(',');
      }
      list.writeBytes(event);
    }
    list.write(']');
    return SegmentBody.translated(list.toByteArray(), repaired, problems);
  }
}
