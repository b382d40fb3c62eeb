package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads update expressions, by the grammar of "Update expressions" in the Amazon DynamoDB
/// Developer Guide.
final class UpdateParser {
  private final Tokens tokens;
  private final Bindings bindings;
  private final List<Change.Action> actions = new ArrayList<>();

  private UpdateParser(String text, Bindings bindings) {
    tokens = new Tokens(text);
    this.bindings = bindings;
  }

  static Change parse(String text, Bindings bindings) {
    if (text.isBlank()) {
      throw Refusal.invalid("Invalid UpdateExpression: The expression can not be empty;");
    }
    UpdateParser parser = new UpdateParser(text, bindings);
    Set<String> sections = new HashSet<>();
    while (!parser.tokens.atEnd()) {
      String section = parser.tokens.take(Token.Kind.WORD).text().toUpperCase(Locale.ROOT);
      if (!sections.add(section)) {
        throw Refusal.invalid(
            "Invalid UpdateExpression: The \""
                + section
                + "\" section can only be used once in an update expression;");
      }
      do {
        parser.actions.add(parser.action(section));
      } while (parser.tokens.takeIf(","));
    }
    Change change = new Change(parser.actions);
    PathParser.distinct(change.paths());
    return change;
  }

  private Change.Action action(String section) {
    return switch (section) {
      case "SET" -> {
        Path path = path();
        tokens.expect("=");
        yield new Change.Action.Set(path, sum());
      }
      case "REMOVE" -> new Change.Action.Remove(path());
      case "ADD" -> new Change.Action.Add(path(), number(value()));
      case "DELETE" -> new Change.Action.Delete(path(), set(value()));
      default ->
          throw Refusal.invalid(
              "Invalid UpdateExpression: Syntax error; token: \"" + section + "\"");
    };
  }

  private Change.Source sum() {
    Change.Source left = source();
    if (tokens.takeIf("+")) {
      return new Change.Source.Sum(numeric(left), true, numeric(source()));
    }
    return tokens.takeIf("-")
        ? new Change.Source.Sum(numeric(left), false, numeric(source()))
        : left;
  }

  private Change.Source source() {
    if (tokens.takeIf("(")) {
      Change.Source inside = sum();
      tokens.expect(")");
      return inside;
    }
    if (tokens.peek().kind() == Token.Kind.VALUE) {
      return new Change.Source.Plain(new Operand.Given(value()));
    }
    boolean call = tokens.second().is("(");
    if (!call) {
      return new Change.Source.Plain(new Operand.Stored(path()));
    }
    String function = tokens.take().text();
    tokens.expect("(");
    Change.Source made =
        switch (function) {
          case "if_not_exists" -> {
            Path path = path();
            tokens.expect(",");
            yield new Change.Source.IfNotExists(path, source());
          }
          case "list_append" -> {
            Change.Source first = source();
            tokens.expect(",");
            yield new Change.Source.Appended(listed(first), listed(source()));
          }
          default ->
              throw Refusal.invalid(
                  "Invalid UpdateExpression: Invalid function name; function: " + function);
        };
    tokens.expect(")");
    return made;
  }

  private static Change.Source numeric(Change.Source source) {
    return typed(source, AttributeValue.Type.N);
  }

  private static Change.Source listed(Change.Source source) {
    return typed(source, AttributeValue.Type.L);
  }

  private static Change.Source typed(Change.Source source, AttributeValue.Type type) {
    if (source instanceof Change.Source.Plain(Operand.Given(AttributeValue given))
        && given.type() != type) {
      throw Refusal.invalid(
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operand type:"
              + " "
              + given.type());
    }
    return source;
  }

  private AttributeValue value() {
    return bindings.value(tokens.take(Token.Kind.VALUE));
  }

  private static AttributeValue number(AttributeValue value) {
    return value.type() == AttributeValue.Type.N ? value : set(value);
  }

  private static AttributeValue set(AttributeValue value) {
    return switch (value.type()) {
      case SS, NS, BS -> value;
      case S, N, B, BOOL, NUL, L, M, UNKNOWN_TO_SDK_VERSION ->
          throw Refusal.invalid(
              "Invalid UpdateExpression: Incorrect operand type for operator or function; operand"
                  + " type: "
                  + value.type());
    };
  }

  private Path path() {
    return PathParser.path(tokens, bindings);
  }
}
