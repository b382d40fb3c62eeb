package dev.headsup.authoring.message;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import liqp.Insertions;
import liqp.Template;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.antlr.NameResolver;
import liqp.blocks.Case;
import liqp.blocks.Comment;
import liqp.blocks.If;
import liqp.blocks.Unless;
import liqp.exceptions.LiquidException;
import liqp.filters.Filters;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liqp.parser.Flavor;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser;
import org.jspecify.annotations.Nullable;

/// A checked piece of Liquid. It has no loops, no assignments and no includes, so what it prints is
/// bounded by its own length and that of the values. Safe for use by many threads at once: the
/// parser is shared, each use parses anew (liqp's templates are not to be shared between threads).
final class Liquid {
  /// The most characters of one template.
  static final int MAX_LENGTH = 32 * 1024;

  private static final NameResolver NO_INCLUDES =
      name -> {
        throw new SecurityException("A message includes no file: " + name);
      };

  private static final TemplateParser PARSER =
      new TemplateParser.Builder()
          .withFlavor(Flavor.LIQUID)
          .withErrorMode(TemplateParser.ErrorMode.STRICT)
          .withNameResolver(NO_INCLUDES)
          .withMaxIterations(1)
          .withMaxSizeRenderedString(4 * MAX_LENGTH)
          .withMaxTemplateSizeBytes(4L * MAX_LENGTH)
          .build();

  /// Only these blocks can run at all, whatever a template says.
  private static final Insertions BLOCKS =
      Insertions.of(new If(), new Unless(), new Case(), new Comment());

  private final String text;

  private Liquid(String text) {
    this.text = text;
  }

  /// Checks a template.
  ///
  /// @return empty after a finding
  static Optional<Liquid> check(String text, Variables variables, Origin origin) {
    int before = origin.findings().count();
    parsed(text, origin).ifPresent(tree -> new LiquidCheck(variables, origin).check(tree));
    return origin.findings().count() == before ? Optional.of(new Liquid(text)) : Optional.empty();
  }

  /// Notes what is not Liquid, whatever its variables mean.
  static void syntax(String text, Origin origin) {
    parsed(text, origin);
  }

  private static Optional<ParseTree> parsed(String text, Origin origin) {
    if (text.length() > MAX_LENGTH) {
      origin.fault(1, 1, "a message has at most " + MAX_LENGTH + " characters");
      return Optional.empty();
    }
    int strange = ValueText.firstStrange(text);
    if (strange >= 0) {
      int line = (int) text.substring(0, strange).chars().filter(c -> c == '\n').count() + 1;
      origin.fault(line, 1, "an invisible character that cannot be sent stands in this line");
      return Optional.empty();
    }
    if (Tag.scan(text, origin).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(PARSER.parse(text).getParseTree());
    } catch (LiquidException e) {
      origin.fault(e.line, e.charPositionInLine + 1, "this is not Liquid that a message can use");
      return Optional.empty();
    }
  }

  /// Prints the template.
  ///
  /// @param put makes what is printed fit for where it goes
  String print(Values values, Put put) {
    Template template = PARSER.parse(text);
    LNode root = new Printing(values, put).visit(template.getParseTree());
    return String.valueOf(root.render(new TemplateContext(PARSER, Map.of())));
  }

  /// The longest that it can print, with each value of a length.
  String longest(int cut) {
    return Longest.of(PARSER.parse(text).getParseTree(), cut);
  }

  /// Makes what is printed fit for where it goes.
  interface Put {
    String put(String printed, Room room);
  }

  /// The text as it was written.
  String source() {
    return text;
  }

  /// Looks variables up by their whole dotted name, and passes on what is printed.
  private static final class Printing extends NodeVisitor {
    private final Values values;
    private final Put put;

    Printing(Values values, Put put) {
      super(BLOCKS, filters(values.formats()), true);
      this.values = values;
      this.put = put;
    }

    /// Ours write as the customer does, the others are Liquid's own.
    private static Filters filters(Formats formats) {
      return Filters.of(
          Arrays.stream(MessageFilter.values())
              .map(filter ->
                  switch (filter.does()) {
                    case READS, JOINS -> new FormatFilter(filter, formats);
                    case STANDS_IN, CHANGES_TEXT -> Filters.DEFAULT_FILTERS.get(filter.word());
                  })
              .toList());
    }

    @Override
    public LNode visitOutput(LiquidParser.OutputContext output) {
      LNode printed = super.visitOutput(output);
      Room room = Room.of(output);
      return context -> {
        @Nullable Object value = printed.render(context);
        return value == null ? "" : put.put(value.toString(), room);
      };
    }

    @Override
    public LookupNode visitLookup_id_indexes(LiquidParser.Lookup_id_indexesContext lookup) {
      String name = LiquidCheck.name(lookup);
      return new LookupNode(name) {
        @Override
        public @Nullable Object render(TemplateContext context) {
          return values.find(name);
        }
      };
    }
  }
}
