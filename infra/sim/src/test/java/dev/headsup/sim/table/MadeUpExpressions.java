package dev.headsup.sim.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Expressions with their placeholders: mostly right ones, now and then one that DynamoDB refuses.
final class MadeUpExpressions {
  final Map<String, String> names = new TreeMap<>();
  final Map<String, AttributeValue> values = new TreeMap<>();
  private final MadeUpValues made;
  private boolean changesKey;
  private boolean goesBelow;

  MadeUpExpressions(MadeUpValues made) {
    this.made = made;
    if (made.one(60)) {
      names.put("#unused", "unused");
    }
  }

  private String below(String path) {
    goesBelow = true;
    return path;
  }

  /// Whether a path leads into a map or list. Of an update there, DynamoDB Local tells the whole
  /// attribute where only what was updated was asked for.
  boolean goesBelow() {
    return goesBelow;
  }

  /// Whether an update is of the key. DynamoDB Local finds that only where the condition holds.
  boolean changesKey() {
    return changesKey;
  }

  private String key(String attribute) {
    changesKey = true;
    return attribute;
  }

  private String name(String attribute) {
    if (made.one(10)) {
      // Without a placeholder; none of our names is reserved.
      return attribute;
    }
    names.put("#" + attribute, attribute);
    return "#" + attribute;
  }

  private String value(AttributeValue value) {
    if (made.one(100)) {
      return ":nothing";
    }
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  private String path(String attribute) {
    return switch (attribute) {
      case "pk", "sk", "day" -> name(attribute);
      case "inner" -> made.one(2) ? name(attribute) : below(name(attribute) + "." + name(inside()));
      case "list" ->
          made.one(2) ? name(attribute) : below(name(attribute) + "[" + made.upTo(3) + "]");
      default -> made.one(40) ? name(attribute) + "." + name("nr") : name(attribute);
    };
  }

  private String inside() {
    return made.of(List.of("nr", "txt", "more"));
  }

  String condition(int depth) {
    if (depth > 0 && made.one(2)) {
      String left = condition(depth - 1);
      return switch (made.upTo(3)) {
        case 0 -> left + " AND " + condition(depth - 1);
        case 1 -> left + " OR " + condition(depth - 1);
        case 2 -> "NOT " + left;
        default -> "(" + left + ") and " + condition(depth - 1);
      };
    }
    String attribute = made.one(12) ? made.of(List.of("pk", "sk", "day")) : made.name();
    AttributeValue value = made.one(8) ? made.any() : made.usual(attribute);
    return switch (made.upTo(10)) {
      case 0 -> "attribute_exists(" + path(attribute) + ")";
      case 1 -> "attribute_not_exists(" + path(attribute) + ")";
      case 2 -> "begins_with(" + path(attribute) + ", " + value(made.text()) + ")";
      case 3 ->
          "contains(" + path(attribute) + ", " + value(made.one(2) ? made.text() : value) + ")";
      case 4 -> "size(" + path(attribute) + ") > " + value(made.number());
      case 5 -> path(attribute) + " IN (" + value(value) + ", " + value(made.text()) + ")";
      case 6 ->
          path(attribute) + " BETWEEN " + value(made.number()) + " AND " + value(made.number());
      case 7 ->
          "attribute_type("
              + path(attribute)
              + ", "
              + value(AttributeValue.fromS(made.of(List.of("S", "N", "SS", "L", "M", "NULL"))))
              + ")";
      default ->
          path(attribute)
              + " "
              + made.of(List.of("=", "<>", "<", "<=", ">", ">="))
              + " "
              + (made.one(12) ? path(made.name()) : value(value));
    };
  }

  String update() {
    StringBuilder update = new StringBuilder();
    if (!made.one(4)) {
      update.append("SET ").append(set());
      if (made.one(3)) {
        update.append(", ").append(set());
      }
    }
    if (made.one(3)) {
      String attribute = made.of(List.of("nr", "tags", "nrs", "nr", "txt"));
      update
          .append(" ADD ")
          .append(name(attribute))
          .append(" ")
          .append(value(made.usual(attribute)));
    }
    if (made.one(3)) {
      update.append(" REMOVE ").append(path(made.one(30) ? key("sk") : made.name()));
    }
    if (made.one(6)) {
      String attribute = made.of(List.of("tags", "nrs", "nr"));
      update
          .append(" DELETE ")
          .append(name(attribute))
          .append(" ")
          .append(value(made.usual(attribute)));
    }
    return update.toString();
  }

  private String set() {
    String attribute = made.one(40) ? key("pk") : made.name();
    String path = path(attribute);
    return path
        + " = "
        + switch (made.upTo(6)) {
          case 0 -> "if_not_exists(" + path(attribute) + ", " + value(made.usual(attribute)) + ")";
          case 1 -> name("nr") + " + " + value(made.number());
          case 2 ->
              "if_not_exists("
                  + name("nr")
                  + ", "
                  + value(made.number())
                  + ") - "
                  + value(made.number());
          case 3 -> "list_append(" + name("list") + ", " + value(made.usual("list")) + ")";
          default -> value(made.one(10) ? made.any() : made.usual(attribute));
        };
  }

  String projection() {
    String one = path(made.name());
    return made.one(2) ? one : one + ", " + path(made.of(List.of("sk", "nr", "inner")));
  }
}
