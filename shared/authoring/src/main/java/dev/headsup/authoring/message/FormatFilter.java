package dev.headsup.authoring.message;

import java.util.Arrays;
import java.util.Optional;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/// The filters that write a value as the customer does; one instance for one rendering.
final class FormatFilter extends Filter {
  private final MessageFilter filter;
  private final Formats formats;

  FormatFilter(MessageFilter filter, Formats formats) {
    super(filter.word());
    this.filter = filter;
    this.formats = formats;
  }

  /// What is absent stays so, and what cannot be read becomes so.
  @Override
  public @Nullable Object apply(
      @Nullable Object value, TemplateContext context, @Nullable Object... params) {
    if (value == null) {
      return null;
    }
    String text = value.toString().strip();
    String[] arguments = Arrays.stream(params).map(String::valueOf).toArray(String[]::new);
    return formatted(text, arguments).orElse(null);
  }

  private Optional<String> formatted(String text, String[] arguments) {
    return switch (filter) {
      case DATE -> formats.date(text, arguments.length == 0 ? "long" : arguments[0]);
      case TIME -> formats.time(text);
      case DATE_TIME -> formats.dateTime(text, arguments.length == 0 ? "long" : arguments[0]);
      case NUMBER -> formats.number(text, arguments.length == 0 ? -1 : decimals(arguments[0]));
      case PERCENT -> formats.percent(text, arguments.length == 0 ? 0 : decimals(arguments[0]));
      case MONEY -> formats.money(text, arguments[0]);
      case PLURALIZE -> formats.plural(text, arguments[0], arguments[1]);
      case LIST -> Optional.of(formats.list(text));
      case DEFAULT,
          CAPITALIZE,
          UPCASE,
          DOWNCASE,
          STRIP,
          TRUNCATE,
          TRUNCATEWORDS,
          REMOVE,
          APPEND,
          PREPEND ->
          throw new IllegalStateException(filter + " is Liquid's own");
    };
  }

  private static int decimals(String argument) {
    return Math.min(10, Integer.parseInt(argument));
  }
}
