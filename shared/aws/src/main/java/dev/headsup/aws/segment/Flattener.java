package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.engine.customer.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Turns a JSON object into plain values by dotted name, within [Limits]: what lies beyond them is
/// left out, the first come of those that are asked about are kept.
final class Flattener {
  /// From here on, neighbouring whole numbers are the same double.
  private static final double EXACT = 0x1p53;

  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_NUMBER = 40;

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Predicate<String> asked;
  private int deepest = 1;

  private Flattener(Predicate<String> asked) {
    this.asked = asked;
  }

  /// What an object says.
  ///
  /// @param depth how deep it is nested, as [Document#skip] counts
  record Flat(Map<String, Value> values, int depth) {}

  /// What the object says that the parser stands on.
  static Map<String, Value> read(JsonParser parser) throws IOException {
    return read(parser, name -> true).values();
  }

  /// The same of some names only: of the others nothing is made.
  static Flat read(JsonParser parser, Predicate<String> asked) throws IOException {
    Flattener flattener = new Flattener(asked);
    flattener.object("", parser, 1);
    return new Flat(flattener.values, flattener.deepest);
  }

  private void object(String prefix, JsonParser parser, int depth) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix.isEmpty() ? parser.currentName() : prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT && depth < Limits.PROPERTY_DEPTH) {
        deepest = Math.max(deepest, depth + 1);
        object(name + ".", parser, depth + 1);
      } else if (token == JsonToken.START_OBJECT || !asked.test(name)) {
        deepest = Math.max(deepest, depth + Document.skip(parser));
      } else if (token == JsonToken.START_ARRAY) {
        list(name, parser, depth);
      } else {
        Optional<Value> scalar = scalar(parser);
        if (scalar.isPresent()) {
          put(name, scalar.get());
        }
      }
    }
  }

  private void list(String name, JsonParser parser, int depth) throws IOException {
    deepest = Math.max(deepest, depth + 1);
    List<Value> many = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        deepest = Math.max(deepest, depth + 1 + Document.skip(parser));
      } else if (many.size() < Limits.LIST) {
        scalar(parser).ifPresent(many::add);
      }
    }
    if (!many.isEmpty()) {
      put(name, new Value.Many(many));
    }
  }

  private void put(String name, Value value) {
    boolean room = values.size() < Limits.PROPERTIES || values.containsKey(name);
    if (room && name.length() <= LONGEST_NAME) {
      values.put(Texts.clean(name, LONGEST_NAME), value);
    }
  }

  private static Optional<Value> scalar(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return Optional.of(new Value.Flag(token == JsonToken.VALUE_TRUE));
    }
    if (token.isNumeric() && parser.getTextLength() <= LONGEST_NUMBER) {
      double number = parser.getDoubleValue();
      if (Math.abs(number) < EXACT) {
        return Optional.of(new Value.Num(number));
      }
    }
    // A number that a double does not hold exactly stays as it was written: it may be an id.
    return Optional.of(new Value.Text(Texts.clean(parser.getText(), Limits.TEXT)));
  }
}
