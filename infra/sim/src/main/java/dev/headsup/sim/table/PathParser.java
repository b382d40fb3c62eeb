package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;

/// Reads document paths, such as `#a.b[2].c`, and projection expressions, which are lists of them.
final class PathParser {
  private PathParser() {}

  static Path path(Tokens tokens, Bindings bindings) {
    List<Path.Step> steps = new ArrayList<>();
    steps.add(field(tokens, bindings));
    while (true) {
      if (tokens.takeIf(".")) {
        steps.add(field(tokens, bindings));
      } else if (tokens.takeIf("[")) {
        steps.add(new Path.Step.Place(Integer.parseInt(tokens.take(Token.Kind.NUMBER).text())));
        tokens.expect("]");
      } else {
        return new Path(steps);
      }
    }
  }

  private static Path.Step field(Tokens tokens, Bindings bindings) {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.WORD) {
      throw tokens.unexpected();
    }
    return new Path.Step.Field(bindings.name(tokens.take()));
  }

  /// The paths of a projection expression.
  static List<Path> projection(String text, Bindings bindings) {
    Tokens tokens = new Tokens(text);
    List<Path> paths = new ArrayList<>(List.of(path(tokens, bindings)));
    while (tokens.takeIf(",")) {
      paths.add(path(tokens, bindings));
    }
    if (!tokens.atEnd()) {
      throw tokens.unexpected();
    }
    distinct(paths);
    return paths;
  }

  /// @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when one leads to or
  ///   through another
  static void distinct(List<Path> paths) {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = i + 1; j < paths.size(); j++) {
        if (paths.get(i).overlaps(paths.get(j))) {
          throw Refusal.invalid(
              "Invalid expression: Two document paths overlap with each other; must remove or"
                  + " rewrite one of these paths");
        }
      }
    }
  }
}
