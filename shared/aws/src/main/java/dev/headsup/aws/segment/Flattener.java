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

/// Turns a JSON object into plain values by dotted name, within [Limits]: what lies beyond them is
/// left out, the first come are kept.
final class Flattener {
  /// From here on, neighbouring whole numbers are the same double.
  private static final double EXACT = 0x1p53;

  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_NUMBER = 40;

  private final Map<String, Value> values = new LinkedHashMap<>();

  private Flattener() {}

  /// What the object says that the parser stands on.
  static Map<String, Value> read(JsonParser parser) throws IOException {
    Flattener flattener = new Flattener();
    flattener.object("", parser, 1);
    return flattener.values;
  }

  private void object(String prefix, JsonParser parser, int depth) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT && depth < Limits.PROPERTY_DEPTH) {
        object(name + ".", parser, depth + 1);
      } else if (token == JsonToken.START_ARRAY) {
        list(name, parser);
      } else if (token == JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else {
        Optional<Value> scalar = scalar(parser);
        if (scalar.isPresent()) {
          put(name, scalar.get());
        }
      }
    }
  }

  private void list(String name, JsonParser parser) throws IOException {
    List<Value> many = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        parser.skipChildren();
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
