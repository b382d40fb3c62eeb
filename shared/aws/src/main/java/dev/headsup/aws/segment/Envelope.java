package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.RawEvent.Span;
import dev.headsup.engine.signal.Lineage;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event that wraps its data, a CloudEvent or one of EventBridge, taken apart but not judged.
///
/// @param whole where it stands in its document
/// @param object whether it is a JSON object at all; if not, all else is empty
/// @param texts its members that are texts or numbers, by name; only those asked for
/// @param wrong members asked for that are something else
/// @param data what it wraps
record Envelope(
    Span whole, boolean object, Map<String, String> texts, Set<String> wrong, Data data) {

  /// What an event wraps.
  ///
  /// @param where it stands; null when there is nothing, or JSON's null
  /// @param object whether it is an object
  /// @param ids those of its members that say who and which: texts and numbers; and the lineage
  ///   that it passes back, where it is one
  record Data(@Nullable Span where, boolean object, Map<String, String> ids) {
    static final Data NONE = new Data(null, false, Map.of());

    private static final Set<String> IDS = Set.of("userId", "anonymousId", "messageId");

    Data {
      ids = Map.copyOf(ids);
    }

    /// Reads the value that the parser stands on, and leaves the parser on its last token.
    static Data read(JsonParser parser) throws IOException {
      int start = Document.start(parser);
      JsonToken first = parser.currentToken();
      if (first == JsonToken.VALUE_NULL) {
        return NONE;
      }
      Map<String, String> ids = new HashMap<>();
      if (first == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          JsonToken token = parser.nextToken();
          if (IDS.contains(name) && isTextOrNumber(token) && !parser.getText().isEmpty()) {
            ids.put(name, parser.getText());
          } else if (name.equals(Context.LINEAGE)
              && token == JsonToken.VALUE_STRING
              && Lineage.read(parser.getText()).isPresent()) {
            ids.put(name, parser.getText());
          }
          Document.skip(parser);
        }
      } else {
        Document.skip(parser);
      }
      Span where = new Span(start, Document.end(parser));
      return new Data(where, first == JsonToken.START_OBJECT, ids);
    }
  }

  Envelope {
    texts = Map.copyOf(texts);
    wrong = Set.copyOf(wrong);
  }

  /// Reads the value that the parser stands on, and leaves the parser on its last token.
  ///
  /// @param asked the members of interest
  /// @param wraps the member that is the data
  static Envelope read(JsonParser parser, Set<String> asked, String wraps) throws IOException {
    int start = Document.start(parser);
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    Map<String, String> texts = new HashMap<>();
    Set<String> wrong = new HashSet<>();
    Data data = Data.NONE;
    if (object) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (name.equals(wraps)) {
          data = Data.read(parser);
          continue;
        }
        if (asked.contains(name)) {
          // Of two members of one name the last one counts.
          texts.remove(name);
          wrong.remove(name);
          if (isTextOrNumber(token)) {
            texts.put(name, parser.getText());
          } else if (token != JsonToken.VALUE_NULL) {
            wrong.add(name);
          }
        }
        Document.skip(parser);
      }
    } else {
      Document.skip(parser);
    }
    return new Envelope(new Span(start, Document.end(parser)), object, texts, wrong, data);
  }

  private static boolean isTextOrNumber(JsonToken token) {
    return token == JsonToken.VALUE_STRING || token.isNumeric();
  }
}
