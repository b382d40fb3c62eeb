package dev.headsup.sim.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the placeholders of a request's expressions stand for. DynamoDB refuses a placeholder that
/// stands for nothing, one that no expression uses, and a plain name that is one of its reserved
/// words.
final class Bindings {
  /// The list of "Reserved words in DynamoDB", Amazon DynamoDB Developer Guide.
  private static final Set<String> RESERVED = reserved();

  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> unused;

  /// @param namesGiven whether the request has a map of names, which must not be empty then; the
  ///   same for values
  Bindings(
      Map<String, String> names,
      boolean namesGiven,
      Map<String, AttributeValue> values,
      boolean valuesGiven) {
    if ((namesGiven && names.isEmpty()) || (valuesGiven && values.isEmpty())) {
      throw Refusal.invalid(
          "ExpressionAttributeNames and ExpressionAttributeValues must not be empty");
    }
    this.names = new TreeMap<>(names);
    this.values = Values.item(values);
    unused = new TreeSet<>(names.keySet());
    unused.addAll(values.keySet());
  }

  /// The attribute that a word or a `#name` means.
  String name(Token token) {
    String name =
        switch (token.kind()) {
          case NAME -> names.get(token.text());
          case WORD -> {
            if (RESERVED.contains(token.text().toLowerCase(Locale.ROOT))) {
              throw Refusal.invalid(
                  "Invalid expression: Attribute name is a reserved keyword; reserved keyword: "
                      + token.text());
            }
            yield token.text();
          }
          case VALUE, NUMBER, QUOTED, TEXT, SIGN, END -> null;
        };
    if (name == null) {
      throw Refusal.invalid(
          "Invalid expression: An expression attribute name used in the document path is not"
              + " defined; attribute name: "
              + token.text());
    }
    unused.remove(token.text());
    return name;
  }

  /// The value that a `:value` means.
  AttributeValue value(Token token) {
    AttributeValue value = values.get(token.text());
    if (value == null) {
      throw Refusal.invalid(
          "Invalid expression: An expression attribute value used in expression is not defined;"
              + " attribute value: "
              + token.text());
    }
    unused.remove(token.text());
    return value;
  }

  /// Call this when every expression is read.
  void done() {
    if (!unused.isEmpty()) {
      throw Refusal.invalid(
          "Value provided in ExpressionAttributeNames or ExpressionAttributeValues unused in"
              + " expressions: "
              + unused);
    }
  }

  private static Set<String> reserved() {
    try (InputStream list = Bindings.class.getResourceAsStream("reserved-words.txt")) {
      if (list == null) {
        throw new IllegalStateException("reserved-words.txt is missing");
      }
      String words = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(java.util.List.of(words.strip().split("\\s+")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
