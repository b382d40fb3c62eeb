package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A PartiQL statement that writes one item: `INSERT INTO "t" VALUE {'a':?}`, `UPDATE "t" SET a=?
/// REMOVE b WHERE key=? AND c=?` or `DELETE FROM "t" WHERE key=?`, by "PartiQL statements" in the
/// Amazon DynamoDB Developer Guide. Values come as parameters.
///
/// @param inserts whether what is there already is in the way
record Statement(Write write, boolean inserts) {
  private static final class Parser {
    private final Tokens tokens;
    private final List<AttributeValue> parameters;
    private int used;

    Parser(String text, List<AttributeValue> parameters) {
      tokens = new Tokens(text);
      this.parameters = parameters;
    }

    Statement statement(Function<String, MemoryTable> tables) {
      if (tokens.takeIf("INSERT")) {
        tokens.expect("INTO");
        return insert(table(tables));
      }
      if (tokens.takeIf("UPDATE")) {
        return update(table(tables));
      }
      if (tokens.takeIf("DELETE")) {
        tokens.expect("FROM");
        MemoryTable table = table(tables);
        return end(table, List.of(), new TreeMap<>());
      }
      throw tokens.unexpected();
    }

    private MemoryTable table(Function<String, MemoryTable> tables) {
      Token name = tokens.take();
      return tables.apply(name.text());
    }

    private Statement insert(MemoryTable table) {
      tokens.expect("VALUE");
      tokens.expect("{");
      Map<String, AttributeValue> item = new TreeMap<>();
      do {
        String name = tokens.take(Token.Kind.TEXT).text();
        tokens.expect(":");
        item.put(name, value());
      } while (tokens.takeIf(","));
      tokens.expect("}");
      finished();
      return new Statement(Write.replace(table, item, null, false), true);
    }

    private Statement update(MemoryTable table) {
      List<Change.Action> actions = new ArrayList<>();
      while (true) {
        if (tokens.takeIf("SET")) {
          do {
            Path path = Path.of(name());
            tokens.expect("=");
            actions.add(
                new Change.Action.Set(path, new Change.Source.Plain(new Operand.Given(value()))));
          } while (tokens.takeIf(","));
        } else if (tokens.takeIf("REMOVE")) {
          actions.add(new Change.Action.Remove(Path.of(name())));
        } else {
          break;
        }
      }
      if (actions.isEmpty()) {
        throw tokens.unexpected();
      }
      return end(table, actions, new TreeMap<>());
    }

    /// The part behind WHERE: the key, and what must hold besides.
    private Statement end(
        MemoryTable table, List<Change.Action> actions, Map<String, AttributeValue> key) {
      tokens.expect("WHERE");
      Condition there = new Condition.Exists(Path.of(table.schema().key().partition()));
      Condition condition = there;
      do {
        String name = name();
        tokens.expect("=");
        AttributeValue value = value();
        if (table.schema().key().has(name)) {
          key.put(name, value);
        } else {
          condition =
              new Condition.Both(
                  condition,
                  new Condition.Compared(
                      new Operand.Stored(Path.of(name)),
                      Condition.Relation.EQUAL,
                      new Operand.Given(value)));
        }
      } while (tokens.takeIf("AND"));
      finished();
      if (key.size() != table.schema().key().attributes().size()) {
        throw Refusal.invalid(
            "Where clause does not contain a mandatory equality on all key attributes");
      }
      Write write =
          actions.isEmpty()
              ? new Write(
                  // What is not there is deleted already.
                  table,
                  table.schema().place(key),
                  new Condition.Either(new Condition.Not(there), condition),
                  new Write.Effect.Remove(),
                  false)
              : Write.alter(table, key, new Change(actions), condition, false);
      return new Statement(write, false);
    }

    private String name() {
      Token token = tokens.peek();
      if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
        throw tokens.unexpected();
      }
      return tokens.take().text();
    }

    private AttributeValue value() {
      tokens.expect("?");
      if (used == parameters.size()) {
        throw Refusal.invalid("Number of parameters in request and statement don't match.");
      }
      return Values.formed(parameters.get(used++));
    }

    private void finished() {
      if (!tokens.atEnd()) {
        throw tokens.unexpected();
      }
      if (used != parameters.size()) {
        throw Refusal.invalid("Number of parameters in request and statement don't match.");
      }
    }
  }

  /// @param tables finds a table by its name, or throws
  static Statement parse(
      String text, List<AttributeValue> parameters, Function<String, MemoryTable> tables) {
    return new Parser(text, parameters).statement(tables);
  }
}
