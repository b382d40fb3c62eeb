package dev.headsup.authoring.message;

import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.message.MessageFilter.Takes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquid.parser.v4.LiquidParser;
import org.jspecify.annotations.Nullable;

/// Walks the filters of one output: each is known and gets what it needs, and at the end there is
/// something to print.
final class FilterCheck {
  private final LiquidCheck check;
  private final String name;
  private final Set<String> there;
  private boolean present;
  private @Nullable MessageFilter unread;

  /// @param name the variable that is printed, blank for a text
  /// @param present whether it is certainly there
  /// @param there the variables that are
  FilterCheck(LiquidCheck check, String name, boolean present, Set<String> there) {
    this.check = check;
    this.name = name;
    this.present = present;
    this.there = there;
  }

  void check(LiquidParser.OutputContext output) {
    boolean changed = false;
    for (LiquidParser.FilterContext written : output.filter()) {
      Optional<MessageFilter> known = known(written);
      if (known.isEmpty() || !fits(written, known.get())) {
        return;
      }
      MessageFilter filter = known.get();
      switch (filter.does()) {
        case STANDS_IN -> {
          if (changed) {
            check.fault(written, "put 'default' first: the others would work on nothing");
          }
          present = true;
        }
        case READS -> {
          if (changed) {
            check.fault(written, "put '" + filter.word() + "' first: it reads the value itself");
          }
          present = false;
          unread = filter;
        }
        case CHANGES_TEXT -> changed = true;
        case JOINS -> {}
      }
    }
    if (!present) {
      check.fault(output, absent());
    }
  }

  private String absent() {
    MessageFilter reading = unread;
    if (reading != null) {
      return "'"
          + reading.word()
          + "' prints nothing when the value cannot be read: add | default: \"...\" after it";
    }
    return "'"
        + name
        + "' may be absent when this is sent: write {{ "
        + name
        + " | default: \"...\" }}, or put it inside {% if "
        + name
        + " %}";
  }

  private Optional<MessageFilter> known(LiquidParser.FilterContext written) {
    String word = written.Id().getText();
    Optional<MessageFilter> filter = MessageFilter.of(word);
    if (filter.isEmpty()) {
      List<String> known =
          Arrays.stream(MessageFilter.values()).map(MessageFilter::word).sorted().toList();
      check.fault(
          written,
          "unknown filter '"
              + word
              + "'"
              + Nearest.hint(word, known)
              + " (possible here: "
              + String.join(", ", known)
              + ")");
    }
    return filter;
  }

  private boolean fits(LiquidParser.FilterContext written, MessageFilter filter) {
    List<LiquidParser.Param_exprContext> params =
        written.params() == null ? List.of() : written.params().param_expr();
    if (!filter.takes(params.size())) {
      check.fault(
          written,
          "'" + filter.word() + "' takes " + filter.arguments() + ", here are " + params.size());
      return false;
    }
    if (filter == MessageFilter.PLURALIZE && !check.hasTwoForms()) {
      check.fault(
          written,
          "'pluralize' knows one form for one and one for many; say it in this language with"
              + " {% case %}");
      return false;
    }
    boolean fine = true;
    for (int i = 0; i < params.size(); i++) {
      fine &= argument(params.get(i), i == 0 ? filter.takes() : Takes.TEXT, filter);
    }
    return fine;
  }

  private boolean argument(
      LiquidParser.Param_exprContext param, Takes takes, MessageFilter filter) {
    boolean fine =
        param instanceof LiquidParser.Param_expr_exprContext expr
            && expr.expr() instanceof LiquidParser.Expr_termContext term
            && switch (takes) {
              case NUMBER ->
                  term.term() instanceof LiquidParser.Term_LongNumContext
                      && term.getText().matches("[0-9]{1,3}");
              case STYLE ->
                  LiquidCheck.isText(term.term())
                      && MessageFilter.STYLES.contains(LiquidCheck.unquoted(term.getText()));
              case TEXT -> text(param, term);
            };
    if (!fine) {
      check.fault(
          param,
          "'"
              + filter.word()
              + "' needs "
              + switch (takes) {
                case NUMBER -> "a number up to 999";
                case STYLE ->
                    "\"full\", \"long\" or \"medium\", and follows the customer's language";
                case TEXT -> "a text in quotes";
              });
    }
    return fine;
  }

  /// A text in quotes, or a variable that is there; one that may be absent is named at once.
  private boolean text(LiquidParser.Param_exprContext param, LiquidParser.Expr_termContext term) {
    if (LiquidCheck.isText(term.term())) {
      return true;
    }
    if (!(term.term() instanceof LiquidParser.Term_lookupContext lookup)) {
      return false;
    }
    String given = LiquidCheck.name(lookup.lookup());
    if (!check.known(lookup, given, there)) {
      check.fault(param, "'" + given + "' may be absent itself: use a text in quotes");
    }
    return true;
  }
}
