package dev.headsup.authoring.message;

import java.util.HashSet;
import java.util.Set;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/// Walks a parsed template: every variable is known, and one that may be absent has a default or
/// stands where it is known to be there.
final class LiquidCheck {
  private static final Set<MessageFilter> DATED =
      Set.of(MessageFilter.DATE, MessageFilter.TIME, MessageFilter.DATE_TIME);

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

  private static boolean isDated(LiquidParser.OutputContext output) {
    return !output.filter().isEmpty()
        && MessageFilter.of(output.filter().getFirst().Id().getText())
            .filter(DATED::contains)
            .isPresent();
  }

  private void output(LiquidParser.OutputContext output, Set<String> there) {
    ParseTree term = output.term();
    String name = "";
    boolean present = true;
    if (term instanceof LiquidParser.Term_lookupContext lookup) {
      name = name(lookup.lookup());
      present = known(lookup, name, there);
    } else if (!(term instanceof LiquidParser.Term_StrContext)) {
      fault(output, "print a variable or a text in quotes");
    }
    if (variables.isCode(name)) {
      fault(
          output,
          "'"
              + name
              + "' is a word of ours that no customer should read: ask for it, as in {% if "
              + name
              + " == \"...\" %}");
    } else if (variables.isMoment(name) && !isDated(output)) {
      fault(
          output,
          "'"
              + name
              + "' is a point in time: print it as in {{ "
              + name
              + " | date_time | default: \"soon\" }}");
    } else if (Variables.isLink(name) && !output.filter().isEmpty()) {
      fault(output, "'" + name + "' takes no filter");
    } else {
      new FilterCheck(this, name, present, there).check(output);
    }
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
  boolean known(ParserRuleContext at, String name, Set<String> there) {
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

  /// Whether the message's language has one form of a word for one and one for many.
  boolean hasTwoForms() {
    return Plurals.areTwo(variables.language());
  }

  /// What stands between quotes.
  static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  static boolean isText(ParseTree term) {
    return term instanceof LiquidParser.Term_StrContext;
  }

  void fault(ParserRuleContext at, String message) {
    origin.fault(at.getStart().getLine(), at.getStart().getCharPositionInLine() + 1, message);
  }
}
