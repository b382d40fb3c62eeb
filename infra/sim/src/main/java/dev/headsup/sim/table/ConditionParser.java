package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads condition, filter and key condition expressions, by the grammar of "Condition and filter
/// expressions, operators, and functions" in the Amazon DynamoDB Developer Guide.
final class ConditionParser {
  private static final Set<String> TYPES =
      Set.of("S", "SS", "N", "NS", "B", "BS", "BOOL", "NULL", "L", "M");

  private final Tokens tokens;
  private final Bindings bindings;

  private ConditionParser(String text, Bindings bindings) {
    tokens = new Tokens(text);
    this.bindings = bindings;
  }

  /// @param text null: no condition
  static @Nullable Condition parse(@Nullable String text, Bindings bindings) {
    if (text == null) {
      return null;
    }
    if (text.isBlank()) {
      throw Refusal.invalid("Invalid expression: The expression can not be empty;");
    }
    ConditionParser parser = new ConditionParser(text, bindings);
    Condition whole = parser.either();
    if (!parser.tokens.atEnd()) {
      throw parser.tokens.unexpected();
    }
    return whole;
  }

  private Condition either() {
    Condition left = both();
    while (tokens.takeIf("OR")) {
      left = new Condition.Either(left, both());
    }
    return left;
  }

  private Condition both() {
    Condition left = not();
    while (tokens.takeIf("AND")) {
      left = new Condition.Both(left, not());
    }
    return left;
  }

  private Condition not() {
    return tokens.takeIf("NOT") ? new Condition.Not(not()) : single();
  }

  private Condition single() {
    if (tokens.takeIf("(")) {
      Condition inside = either();
      tokens.expect(")");
      return inside;
    }
    boolean call = tokens.peek().kind() == Token.Kind.WORD && tokens.second().is("(");
    if (call && !tokens.peek().text().equals("size")) {
      return function();
    }
    Operand left = operand();
    if (tokens.takeIf("BETWEEN")) {
      Operand low = operand();
      tokens.expect("AND");
      return between(left, low, operand());
    }
    if (tokens.takeIf("IN")) {
      tokens.expect("(");
      List<Operand> choices = new ArrayList<>(List.of(operand()));
      while (tokens.takeIf(",")) {
        choices.add(operand());
      }
      tokens.expect(")");
      return new Condition.Among(left, choices);
    }
    for (Condition.Relation relation : Condition.Relation.values()) {
      if (tokens.takeIf(relation.sign())) {
        return compared(left, relation, operand());
      }
    }
    throw tokens.unexpected();
  }

  private static Condition compared(Operand left, Condition.Relation relation, Operand right) {
    boolean ordered = relation != Condition.Relation.EQUAL && relation != Condition.Relation.OTHER;
    if (ordered) {
      ordered(left);
      ordered(right);
    }
    if (left.equals(right) && !(left instanceof Operand.Given)) {
      throw Refusal.invalid("The first operand must be distinct from the remaining operands");
    }
    return new Condition.Compared(left, relation, right);
  }

  private static Condition between(Operand value, Operand low, Operand high) {
    ordered(low);
    ordered(high);
    if (low instanceof Operand.Given one && high instanceof Operand.Given other) {
      if (one.value().type() != other.value().type()) {
        throw Refusal.invalid("The BETWEEN operator requires same data type for bounds");
      }
      if (Values.compare(one.value(), other.value()) > 0) {
        throw Refusal.invalid(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound");
      }
    }
    return new Condition.Between(value, low, high);
  }

  /// A given value that is compared must be of a type with an order.
  private static void ordered(Operand operand) {
    if (operand instanceof Operand.Given given
        && !Values.areOrdered(given.value(), given.value())) {
      throw Refusal.invalid(
          "Incorrect operand type for operator or function; operand type: " + given.value().type());
    }
  }

  private Condition function() {
    String name = tokens.take().text();
    tokens.expect("(");
    Condition made =
        switch (name) {
          case "attribute_exists" -> new Condition.Exists(path());
          case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(path()));
          case "attribute_type" -> {
            Path path = path();
            tokens.expect(",");
            yield new Condition.IsOfType(path, type(operand()));
          }
          case "begins_with" -> {
            Operand value = operand();
            tokens.expect(",");
            yield new Condition.Begins(value, start(operand()));
          }
          case "contains" -> {
            Operand value = operand();
            tokens.expect(",");
            yield new Condition.Contains(value, operand());
          }
          default ->
              throw Refusal.invalid("Invalid expression: Invalid function name; function: " + name);
        };
    tokens.expect(")");
    return made;
  }

  private static Operand start(Operand start) {
    if (start instanceof Operand.Given given
        && given.value().type() != AttributeValue.Type.S
        && given.value().type() != AttributeValue.Type.B) {
      throw Refusal.invalid(
          "Incorrect operand type for operator or function; operator or function: begins_with");
    }
    return start;
  }

  private static String type(Operand operand) {
    if (operand instanceof Operand.Given given
        && given.value().type() == AttributeValue.Type.S
        && TYPES.contains(given.value().s())) {
      return given.value().s();
    }
    throw Refusal.invalid("Invalid attribute type name found");
  }

  private Operand operand() {
    if (tokens.peek().kind() == Token.Kind.VALUE) {
      return new Operand.Given(bindings.value(tokens.take()));
    }
    if (tokens.peek().is("size") && tokens.second().is("(")) {
      tokens.take();
      tokens.expect("(");
      Operand size = new Operand.Size(path());
      tokens.expect(")");
      return size;
    }
    return new Operand.Stored(path());
  }

  private Path path() {
    return PathParser.path(tokens, bindings);
  }
}
