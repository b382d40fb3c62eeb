package dev.headsup.authoring.message;

import dev.headsup.authoring.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/// Walks a parsed template: every variable is known, and one that may be absent has a default or
/// stands where it is known to be there.
final class LiquidCheck {
  /// The filters that a message may use, and how many arguments they take at least and at most.
  /// Each gives text no longer than what it gets and the template adds.
  static final Map<String, int[]> FILTERS =
      Map.of(
          "default", new int[] {1, 1},
          "capitalize", new int[] {0, 0},
          "upcase", new int[] {0, 0},
          "downcase", new int[] {0, 0},
          "strip", new int[] {0, 0},
          "truncate", new int[] {1, 2},
          "truncatewords", new int[] {1, 2},
          "remove", new int[] {1, 1},
          "append", new int[] {1, 1},
          "prepend", new int[] {1, 1});

  private final Variables variables;
  private final Origin origin;

  LiquidCheck(Variables variables, Origin origin) {
    this.variables = variables;
    this.origin = origin;
  }

  void check(ParseTree tree) {
    walk(tree, Set.of());
  }

  private void walk(ParseTree tree, Set<String> there) {
    switch (tree) {
      case LiquidParser.Comment_tagContext ignored -> {
        // What stands in a comment is not for the customer.
      }
      case LiquidParser.OutputContext output -> output(output, there);
      case LiquidParser.If_tagContext tag -> {
        condition(tag.expr(), there);
        walk(tag.block(), with(there, implied(tag.expr())));
        tag.elsif_tag()
            .forEach(elsif -> {
              condition(elsif.expr(), there);
              walk(elsif.block(), with(there, implied(elsif.expr())));
            });
        if (tag.else_tag() != null) {
          walk(tag.else_tag().block(), there);
        }
      }
      case LiquidParser.Unless_tagContext tag -> {
        condition(tag.expr(), there);
        walk(tag.block(), there);
        if (tag.else_tag() != null) {
          walk(tag.else_tag().block(), with(there, implied(tag.expr())));
        }
      }
      case LiquidParser.Case_tagContext tag -> {
        condition(tag.expr(), there);
        tag.when_tag()
            .forEach(when -> {
              boolean text = when.term().stream().allMatch(LiquidCheck::isText);
              if (!text) {
                fault(when, "'when' needs a text in quotes");
              }
              walk(when.block(), text ? with(there, implied(tag.expr())) : there);
            });
        if (tag.else_tag() != null) {
          walk(tag.else_tag().block(), there);
        }
      }
      default -> {
        for (int i = 0; i < tree.getChildCount(); i++) {
          walk(tree.getChild(i), there);
        }
      }
    }
  }

  private void output(LiquidParser.OutputContext output, Set<String> there) {
    ParseTree term = output.term();
    boolean present = true;
    String name = "";
    if (term instanceof LiquidParser.Term_lookupContext lookup) {
      name = name(lookup.lookup());
      present = known(lookup, name, there);
    } else if (!(term instanceof LiquidParser.Term_StrContext)) {
      fault(output, "print a variable or a text in quotes");
    }
    if (name.equals(Variables.UNSUBSCRIBE) && !output.filter().isEmpty()) {
      fault(output, "'" + name + "' takes no filter");
    }
    boolean first = true;
    for (LiquidParser.FilterContext filter : output.filter()) {
      boolean defaults = filter(filter, there);
      if (defaults && !first) {
        fault(filter, "put 'default' first: the others would work on nothing");
      }
      present |= defaults;
      first = false;
    }
    if (!present) {
      fault(
          output,
          "'"
              + name
              + "' may be absent when this is sent: write {{ "
              + name
              + " | default: \"...\" }}, or put it inside {% if "
              + name
              + " %}");
    }
  }

  /// Checks a filter and tells whether it stands in for an absent value.
  private boolean filter(LiquidParser.FilterContext filter, Set<String> there) {
    String name = filter.Id().getText();
    int[] arity = FILTERS.get(name);
    if (arity == null) {
      List<String> known = FILTERS.keySet().stream().sorted().toList();
      fault(
          filter,
          "unknown filter '"
              + name
              + "'"
              + Nearest.hint(name, known)
              + " (possible here: "
              + String.join(", ", known)
              + ")");
      return false;
    }
    List<LiquidParser.Param_exprContext> params =
        filter.params() == null ? List.of() : filter.params().param_expr();
    if (params.size() < arity[0] || params.size() > arity[1]) {
      fault(filter, "'" + name + "' takes " + arguments(arity) + ", here are " + params.size());
      return false;
    }
    boolean present = true;
    for (int i = 0; i < params.size(); i++) {
      boolean number = name.startsWith("truncate") && i == 0;
      present &= argument(params.get(i), number, name, there);
    }
    return name.equals("default") && present;
  }

  private boolean argument(
      LiquidParser.Param_exprContext param, boolean number, String filter, Set<String> there) {
    if (param instanceof LiquidParser.Param_expr_exprContext expr
        && expr.expr() instanceof LiquidParser.Expr_termContext term) {
      if (number
          && term.term() instanceof LiquidParser.Term_LongNumContext
          && term.getText().matches("[0-9]{1,3}")) {
        return true;
      }
      if (!number && isText(term.term())) {
        return true;
      }
      if (!number && term.term() instanceof LiquidParser.Term_lookupContext lookup) {
        String name = name(lookup.lookup());
        boolean present = known(lookup, name, there);
        if (!present) {
          fault(param, "'" + name + "' may be absent itself: use a text in quotes");
        }
        return present;
      }
    }
    fault(param, "'" + filter + "' needs " + (number ? "a number up to 999" : "a text in quotes"));
    return false;
  }

  private static String arguments(int[] arity) {
    return arity[1] == 0
        ? "no argument"
        : arity[0] == arity[1] ? "one argument" : "one or two arguments";
  }

  private void condition(LiquidParser.ExprContext expr, Set<String> there) {
    switch (expr) {
      case LiquidParser.Expr_logicContext both -> {
        condition(both.lhs, there);
        condition(both.rhs, there);
      }
      case LiquidParser.Expr_eqContext equal -> compared(equal.lhs, equal.rhs);
      case LiquidParser.Expr_containsContext contains -> compared(contains.lhs, contains.rhs);
      case LiquidParser.Expr_termContext term -> {
        if (term.term() instanceof LiquidParser.Term_lookupContext lookup) {
          known(lookup, name(lookup.lookup()), there);
        } else if (term.term() instanceof LiquidParser.Term_exprContext inner) {
          condition(inner.expr(), there);
        } else {
          fault(expr, "a condition starts with a variable");
        }
      }
      default ->
          fault(expr, "messages compare with ==, != and contains; numbers belong to the trigger");
    }
  }

  private void compared(LiquidParser.ExprContext left, LiquidParser.ExprContext right) {
    if (left instanceof LiquidParser.Expr_termContext l
        && l.term() instanceof LiquidParser.Term_lookupContext lookup) {
      known(lookup, name(lookup.lookup()), Set.of());
    } else {
      fault(left, "a comparison starts with a variable");
    }
    if (!(right instanceof LiquidParser.Expr_termContext r) || !isText(r.term())) {
      fault(right, "compare with a text in quotes, for example: == \"pro\"");
    }
  }

  /// The variables that are certainly there where a condition holds.
  private static Set<String> implied(LiquidParser.ExprContext expr) {
    return switch (expr) {
      case LiquidParser.Expr_termContext term ->
          switch (term.term()) {
            case LiquidParser.Term_lookupContext lookup -> Set.of(name(lookup.lookup()));
            case LiquidParser.Term_exprContext inner -> implied(inner.expr());
            default -> Set.of();
          };
      case LiquidParser.Expr_eqContext equal ->
          equal.op.getType() == LiquidParser.Eq && !equal.rhs.getText().matches("(\"\"|'')")
              ? implied(equal.lhs)
              : Set.of();
      case LiquidParser.Expr_containsContext contains -> implied(contains.lhs);
      case LiquidParser.Expr_logicContext both -> {
        Set<String> left = implied(both.lhs);
        Set<String> right = implied(both.rhs);
        if (both.op.getType() == LiquidParser.And) {
          yield with(left, right);
        }
        Set<String> common = new HashSet<>(left);
        common.retainAll(right);
        yield common;
      }
      default -> Set.of();
    };
  }

  private static Set<String> with(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  /// Notes an unknown name; an unknown one counts as there, since one message is enough.
  private boolean known(ParserRuleContext at, String name, Set<String> there) {
    return variables
        .fault(name)
        .map(message -> {
          fault(at, message);
          return true;
        })
        .orElseGet(() -> variables.alwaysThere(name) || there.contains(name));
  }

  /// The dotted name of a lookup, as it was written.
  static String name(LiquidParser.LookupContext lookup) {
    return lookup.getText();
  }

  private static boolean isText(ParseTree term) {
    return term instanceof LiquidParser.Term_StrContext;
  }

  private void fault(ParserRuleContext at, String message) {
    origin.fault(at.getStart().getLine(), at.getStart().getCharPositionInLine() + 1, message);
  }
}
