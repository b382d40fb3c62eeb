package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.RawEvent.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of one request, taken apart in one pass into events that are not judged yet.
public final class SegmentBody {
  private final Document source;
  private final boolean repaired;
  private final String type;
  private final @Nullable Map<Integer, Problem> problems;
  private final List<RawEvent> events = new ArrayList<>();
  private @Nullable Span context;
  private @Nullable String writeKey;
  private @Nullable String sentAt;

  private SegmentBody(Utf8Body body, String type) {
    this(new Document(body.bytes()), body.repaired(), type, null);
  }

  private SegmentBody(
      Document source, boolean repaired, String type, @Nullable Map<Integer, Problem> problems) {
    this.source = source;
    this.repaired = repaired;
    this.type = type;
    this.problems = problems;
  }

  /// Reads `{"batch":[event…],"sentAt":"…","context":{…},"writeKey":"…"}`.
  ///
  /// @throws BadBody when it is no such thing, or beyond [Limits]
  public static SegmentBody batch(byte[] body) throws BadBody {
    return new SegmentBody(Utf8Body.of(body), "").parsed();
  }

  /// Reads one event of a call that has its own path.
  ///
  /// @param type what the event is where it does not say so itself
  /// @throws BadBody when it is no JSON object, or beyond [Limits]
  public static SegmentBody single(byte[] body, String type) throws BadBody {
    return new SegmentBody(Utf8Body.of(body), type).parsed();
  }

  /// Takes events that came in another form.
  ///
  /// @param list a JSON list of calls, one for each event, and of what could not be one
  /// @param problems what is wrong with the latter, by their place in the list
  static SegmentBody translated(byte[] list, boolean repaired, Map<Integer, Problem> problems)
      throws BadBody {
    SegmentBody read = new SegmentBody(new Document(list), repaired, "", Map.copyOf(problems));
    return read.source.walk(parser -> {
      parser.nextToken();
      read.events(parser);
      return read;
    });
  }

  /// The write key that the body names, if it does.
  public Optional<String> writeKey() {
    return Optional.ofNullable(writeKey);
  }

  Document source() {
    return source;
  }

  /// What is known to be wrong with an event before it is judged as a call.
  Optional<Problem> problem(int index) {
    return problems == null ? tooLarge(index) : Optional.ofNullable(problems.get(index));
  }

  private Optional<Problem> tooLarge(int index) {
    return events.get(index).whole().length() > Limits.EVENT
        ? Optional.of(new Problem(Reason.EVENT_TOO_LARGE, "An event has at most 32 KB"))
        : Optional.empty();
  }

  boolean repaired() {
    return repaired;
  }

  /// What an event without a type is; "" for a batch, whose events must say it.
  String type() {
    return type;
  }

  List<RawEvent> events() {
    return List.copyOf(events);
  }

  @Nullable Span context() {
    return context;
  }

  @Nullable String sentAt() {
    return sentAt;
  }

  private SegmentBody parsed() throws BadBody {
    return source.walk(parser -> {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadBody("not-an-object", "The body is a JSON object");
      }
      if (type.isEmpty()) {
        batch(parser);
      } else {
        single(parser);
      }
      return this;
    });
  }

  private void single(JsonParser parser) throws IOException, BadBody {
    RawEvent event = EventReader.read(parser, source, key -> writeKey = key);
    if (event.whole().length() > Limits.EVENT) {
      throw new BadBody("event-too-large", "An event has at most 32 KB");
    }
    events.add(event);
  }

  private void batch(JsonParser parser) throws IOException, BadBody {
    boolean found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (name) {
        case "batch" -> {
          if (token != JsonToken.START_ARRAY) {
            throw new BadBody("no-batch", "batch is a list of events");
          }
          found = true;
          events(parser);
        }
        case "writeKey" -> writeKey = token == JsonToken.VALUE_STRING ? parser.getText() : null;
        case "sentAt" -> sentAt = token == JsonToken.VALUE_STRING ? parser.getText() : null;
        case "context" -> context(parser);
        default -> {}
      }
      // Ends a value that was of no use, or of a wrong type; stands still after the others.
      parser.skipChildren();
    }
    if (!found) {
      throw new BadBody("no-batch", "The body has no batch; send {\"batch\":[…]}");
    }
  }

  private void events(JsonParser parser) throws IOException, BadBody {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (events.size() == Limits.EVENTS) {
        throw new BadBody("too-many-events", "A request has at most 2,500 events; send several");
      }
      events.add(EventReader.read(parser, source, key -> {}));
    }
  }

  private void context(JsonParser parser) throws IOException, BadBody {
    int start = Document.start(parser);
    switch (parser.currentToken()) {
      case VALUE_NULL -> {}
      case START_OBJECT -> {
        parser.skipChildren();
        context = new Span(start, Document.end(parser));
        if (context.length() > Limits.EVENT) {
          throw new BadBody("context-too-large", "The shared context has at most 32 KB");
        }
      }
      case START_ARRAY -> {
        // PHP writes an empty map as an empty list.
        if (parser.nextToken() != JsonToken.END_ARRAY) {
          throw new BadBody("wrong-type", "context is an object");
        }
      }
      default -> throw new BadBody("wrong-type", "context is an object");
    }
  }
}
