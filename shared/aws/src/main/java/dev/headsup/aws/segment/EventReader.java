package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.RawEvent.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Takes one event apart in one pass, without judging it and without building its objects.
final class EventReader {
  private final JsonParser parser;
  private final Document source;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Span> objects = new HashMap<>();
  private final Set<String> wrong = new HashSet<>();
  private final Consumer<String> keys;
  private int depth;

  private EventReader(JsonParser parser, Document source, Consumer<String> keys) {
    this.parser = parser;
    this.source = source;
    this.keys = keys;
  }

  /// Reads the value that the parser stands on, and leaves the parser on its last token.
  ///
  /// A write key inside the event is blanked out in the document, since events are kept and keys
  /// must not be.
  ///
  /// @param keys hears of such a key
  static RawEvent read(JsonParser parser, Document source, Consumer<String> keys)
      throws IOException {
    return new EventReader(parser, source, keys).value();
  }

  private RawEvent value() throws IOException {
    int start = Document.start(parser);
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      depth = 1;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        member(name);
      }
    } else {
      Document.skip(parser);
    }
    Span whole = new Span(start, Document.end(parser));
    return new RawEvent(source, whole, texts, objects, wrong, depth);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "messageId", "userId", "anonymousId", "groupId", "previousId" -> text(name, true);
      case "type", "event", "name", "category", "timestamp", "originalTimestamp", "sentAt" ->
          text(name, false);
      case "properties", "traits", "context" -> object(name);
      case "writeKey" -> blank();
      default -> skip();
    }
  }

  private void text(String name, boolean orNumber) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || (orNumber && token.isNumeric())) {
      texts.put(name, parser.getText());
      wrong.remove(name);
    } else if (token != JsonToken.VALUE_NULL) {
      skip();
      wrong.add(name);
    }
  }

  private void object(String name) throws IOException {
    int start = Document.start(parser);
    boolean list = parser.currentToken() == JsonToken.START_ARRAY;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      skip();
      objects.put(name, new Span(start, Document.end(parser)));
      wrong.remove(name);
    } else if (list && parser.nextToken() == JsonToken.END_ARRAY) {
      // PHP writes an empty map so.
      objects.remove(name);
    } else if (list) {
      int level = 1;
      while (parser.currentToken() != JsonToken.END_ARRAY) {
        level = Math.max(level, 1 + Document.skip(parser));
        parser.nextToken();
      }
      depth = Math.max(depth, 1 + level);
      wrong.add(name);
    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
      wrong.add(name);
    }
  }

  private void blank() throws IOException {
    int start = Document.start(parser);
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      skip();
    } else {
      keys.accept(parser.getText());
      source.blank(new Span(start, Document.end(parser)));
    }
  }

  private void skip() throws IOException {
    depth = Math.max(depth, 1 + Document.skip(parser));
  }
}
