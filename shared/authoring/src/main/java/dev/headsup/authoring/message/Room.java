package dev.headsup.authoring.message;

import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/// How much one output of a template may print.
///
/// @param ours whether it is an address that goes out as it is
/// @param value whether a stranger's value stands in it as it came
/// @param written the most characters that the template itself brings: its texts, or a formatted
///   date or number
record Room(boolean ours, boolean value, int written) {
  /// More than any date, number or amount takes in any language.
  private static final int FORMATTED = 45;

  /// The room of an output.
  static Room of(LiquidParser.OutputContext output) {
    boolean reads =
        output.filter().stream()
            .flatMap(filter -> MessageFilter.of(filter.Id().getText()).stream())
            .anyMatch(filter -> filter.does() == MessageFilter.Does.READS);
    int texts = texts(output);
    boolean lookup = output.term() instanceof LiquidParser.Term_lookupContext;
    return new Room(
        Variables.isLink(output.term().getText()),
        lookup && !reads,
        reads ? Math.max(FORMATTED, texts) : texts);
  }

  private static int texts(ParseTree tree) {
    if (LiquidCheck.isText(tree)) {
      return tree.getText().length() - 2;
    }
    int sum = 0;
    for (int i = 0; i < tree.getChildCount(); i++) {
      sum += texts(tree.getChild(i));
    }
    return sum;
  }

  /// The most units when values are cut to a length.
  int most(int cut) {
    return written + (value ? cut : 0);
  }
}
