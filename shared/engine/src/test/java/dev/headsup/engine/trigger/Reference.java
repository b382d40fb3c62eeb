package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What conditions mean, written down once more as plainly as possible and with other means: the
/// code that decides must say the same of everything.
final class Reference {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

  private Reference() {}

  static boolean holds(EventPattern pattern, String event, Map<String, Value> properties) {
    return pattern.event().equals(event)
        && pattern.where().stream().allMatch(one -> holds(one, properties));
  }

  static boolean holds(FieldCondition condition, Map<String, Value> properties) {
    List<String> values = flat(properties.get(condition.field())).map(Reference::written).toList();
    return switch (condition.match()) {
      case Match.OneOf(List<Value> wanted) -> names(wanted, values);
      case Match.NoneOf(List<Value> wanted) -> !names(wanted, values);
      case Match.Compared(Match.Comparison comparison, double bound) ->
          numbers(condition, properties)
              .anyMatch(number -> {
                int order = Double.compare(number + 0.0, bound + 0.0);
                return switch (comparison) {
                  case AT_LEAST -> order >= 0;
                  case AT_MOST -> order <= 0;
                  case MORE_THAN -> order > 0;
                  case LESS_THAN -> order < 0;
                };
              });
      case Match.Between(double low, double high) ->
          numbers(condition, properties).anyMatch(number -> low <= number && number <= high);
      case Match.Has(Match.Part part, String text) -> {
        String wanted = small(text);
        Stream<String> all = values.stream().map(Reference::small);
        yield switch (part) {
          case STARTS_WITH -> all.anyMatch(value -> value.startsWith(wanted));
          case ENDS_WITH -> all.anyMatch(value -> value.endsWith(wanted));
          case CONTAINS -> all.anyMatch(value -> value.contains(wanted));
          case LACKS -> all.noneMatch(value -> value.contains(wanted));
        };
      }
      case Match.Present(boolean wanted) -> values.isEmpty() != wanted;
    };
  }

  private static boolean names(List<Value> wanted, List<String> values) {
    return wanted.stream().flatMap(Reference::flat).anyMatch(one -> values.contains(written(one)));
  }

  private static Stream<Double> numbers(FieldCondition condition, Map<String, Value> properties) {
    return flat(properties.get(condition.field()))
        .filter(value -> !(value instanceof Value.Flag))
        .map(value ->
            value instanceof Value.Num(double number) ? Double.toString(number) : written(value))
        .map(String::strip)
        .filter(text -> text.length() <= 40 && NUMBER.matcher(text).matches())
        .map(Double::valueOf);
  }

  /// The single values of a value: those of a list, itself, or none for null.
  private static Stream<Value> flat(@Nullable Value value) {
    return switch (value) {
      case Value.Many(List<Value> values) -> values.stream().flatMap(Reference::flat);
      case Value.Text text -> Stream.of(text);
      case Value.Num number -> Stream.of(number);
      case Value.Flag flag -> Stream.of(flag);
      case null -> Stream.empty();
    };
  }

  private static String written(Value value) {
    return value.toString();
  }

  private static String small(String text) {
    StringBuilder small = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      small.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
    }
    return small.toString();
  }
}
