package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a property or trait must be. A list meets it when one of its values does.
public sealed interface Match {
  /// Whether a value meets this; null is a property that is not there.
  boolean holds(@Nullable Value value);

  /// The same in words, for example `at least 3`.
  String words();

  /// One of these values ([Value#same]).
  record OneOf(List<Value> values) implements Match {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean holds(@Nullable Value value) {
      return value != null && values.stream().anyMatch(wanted -> Value.same(value, wanted));
    }

    @Override
    public String words() {
      return String.join(" or ", values.stream().map(Value::toString).toList());
    }
  }

  /// None of these values; a property that is not there meets it too.
  record NoneOf(List<Value> values) implements Match {
    public NoneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean holds(@Nullable Value value) {
      return !new OneOf(values).holds(value);
    }

    @Override
    public String words() {
      return "not " + new OneOf(values).words();
    }
  }

  /// How a number compares with a bound.
  enum Comparison {
    AT_LEAST("at least"),
    AT_MOST("at most"),
    MORE_THAN("more than"),
    LESS_THAN("less than");

    private final String words;

    Comparison(String words) {
      this.words = words;
    }

    /// The comparison as triggers write it.
    public String words() {
      return words;
    }
  }

  /// A number on one side of a bound. Text that reads as a number counts as one; other text and a
  /// property that is not there never meet it.
  record Compared(Comparison comparison, double bound) implements Match {
    @Override
    public boolean holds(@Nullable Value value) {
      if (value instanceof Value.Many(List<Value> values)) {
        return values.stream().anyMatch(this::holds);
      }
      OptionalDouble number = number(value);
      return number.isPresent() && holds(number.getAsDouble());
    }

    private boolean holds(double number) {
      return switch (comparison) {
        case AT_LEAST -> number >= bound;
        case AT_MOST -> number <= bound;
        case MORE_THAN -> number > bound;
        case LESS_THAN -> number < bound;
      };
    }

    @Override
    public String words() {
      return comparison.words() + " " + new Value.Num(bound);
    }

    private static OptionalDouble number(@Nullable Value value) {
      return switch (value) {
        case Value.Num(double number) -> OptionalDouble.of(number);
        case Value.Text(String text) -> parsed(text);
        case Value.Flag ignored -> OptionalDouble.empty();
        case Value.Many ignored -> OptionalDouble.empty();
        case null -> OptionalDouble.empty();
      };
    }

    private static OptionalDouble parsed(String text) {
      try {
        return OptionalDouble.of(Double.parseDouble(text.strip()));
      } catch (NumberFormatException notANumber) {
        return OptionalDouble.empty();
      }
    }
  }

  /// There, or not there.
  record Present(boolean wanted) implements Match {
    @Override
    public boolean holds(@Nullable Value value) {
      return (value != null) == wanted;
    }

    @Override
    public String words() {
      return wanted ? "is set" : "is not set";
    }
  }
}
