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
import org.jspecify.annotations.Nullable;

/// Takes one event apart in one pass, without judging it and without building its objects.
final class EventReader {
  private final JsonParser parser;
  private final Document source;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Span> objects = new HashMap<>();
  private final Set<String> wrong = new HashSet<>();
  private final Consumer<String> keys;
  private final @Nullable Interest interest;
  private RawEvent.@Nullable Read read;
  private int depth;

  private EventReader(
      JsonParser parser, Document source, Consumer<String> keys, @Nullable Interest interest) {
    this.parser = parser;
    this.source = source;
    this.keys = keys;
    this.interest = interest;
  }

  /// Reads the value that the parser stands on, and leaves the parser on its last token.
  ///
  /// A write key inside the event is blanked out in the document, since events are kept and keys
  /// must not be.
  ///
  /// @param keys hears of such a key
  static RawEvent read(JsonParser parser, Document source, Consumer<String> keys)
      throws IOException {
    return new EventReader(parser, source, keys, null).value();
  }

  /// The same, and the properties that are asked about are read on the way, where the event's name
  /// and type stand before them, as clients write them.
  static RawEvent read(JsonParser parser, Document source, Interest interest) throws IOException {
    return new EventReader(parser, source, key -> {}, interest).value();
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
    return new RawEvent(source, whole, texts, objects, wrong, depth, read);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "messageId", "userId", "anonymousId", "groupId", "previousId" -> text(name, true);
      case "type", "event", "name", "category", "timestamp", "originalTimestamp", "sentAt" ->
          text(name, false);
      case "properties" -> {
        read = null;
        object(name);
      }
      case "traits", "context" -> object(name);
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
      if (!name.equals("properties") || !readsAsked()) {
        skip();
      }
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

  /// Reads the properties that the parser stands on, if any are asked about.
  private boolean readsAsked() throws IOException {
    String event = texts.get("event");
    if (interest == null || event == null || !"track".equals(texts.get("type"))) {
      return false;
    }
    String name = Texts.clean(event, Limits.EVENT_NAME);
    if (EventMeaning.isOfOurs(name) || !interest.in(name)) {
      return false;
    }
    Flattener.Flat flat = Flattener.read(parser, interest.properties(name));
    read = new RawEvent.Read(name, flat.values());
    depth = Math.max(depth, 1 + flat.depth());
    return true;
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
