package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a property or trait must be. A list meets it when one of its values does. JSON's null, an
/// empty list and a property that is not there are the same: nothing.
///
/// Whole values are compared as they are written, capitals and all ([OneOf], [NoneOf]): they are
/// names and codes. Parts of a text are found in capitals and small letters alike ([Has]): they are
/// looked for in words that people wrote. There are no regular expressions, and each kind is
/// bounded, so that no condition can take long over any text.
public sealed interface Match {
  /// The most values that one condition names.
  int MOST_VALUES = 500;

  /// The longest text that a condition looks for in another, in characters.
  int LONGEST_PART = 200;

  /// Whether a value meets this; null is a property that is not there.
  boolean holds(@Nullable Value value);

  /// The same in words, for example `at least 3`.
  String words();

  /// One of these values ([Value#same]).
  record OneOf(List<Value> values) implements Match {
    public OneOf {
      values = bounded(values);
    }

    @Override
    public boolean holds(@Nullable Value value) {
      if (value == null) {
        return false;
      }
      for (Value wanted : values) {
        if (Value.same(value, wanted)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String words() {
      return String.join(" or ", values.stream().map(Value::toString).toList());
    }
  }

  /// None of these values; a property that is not there meets it too.
  record NoneOf(List<Value> values) implements Match {
    public NoneOf {
      values = bounded(values);
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

    boolean holds(double number, double bound) {
      return switch (this) {
        case AT_LEAST -> number >= bound;
        case AT_MOST -> number <= bound;
        case MORE_THAN -> number > bound;
        case LESS_THAN -> number < bound;
      };
    }
  }

  /// A number on one side of a bound. Text that reads as a number ([Decimal]) counts as one; other
  /// text and a property that is not there never meet it.
  record Compared(Comparison comparison, double bound) implements Match {
    public Compared {
      requireNumber(bound);
    }

    @Override
    public boolean holds(@Nullable Value value) {
      return Match.any(value, this::one);
    }

    private boolean one(Value value) {
      return comparison.holds(Decimal.of(value), bound);
    }

    @Override
    public String words() {
      return comparison.words() + " " + new Value.Num(bound);
    }
  }

  /// A number from one bound to another, both of them included; otherwise as [Compared].
  record Between(double low, double high) implements Match {
    public Between {
      requireNumber(low);
      requireNumber(high);
      if (low > high) {
        throw new IllegalArgumentException("between " + low + " and " + high + " is nothing");
      }
    }

    @Override
    public boolean holds(@Nullable Value value) {
      return Match.any(value, this::one);
    }

    private boolean one(Value value) {
      double number = Decimal.of(value);
      return number >= low && number <= high;
    }

    @Override
    public String words() {
      return "between " + new Value.Num(low) + " and " + new Value.Num(high);
    }
  }

  /// Where in a text another one stands.
  enum Part {
    STARTS_WITH("starts with"),
    ENDS_WITH("ends with"),
    CONTAINS("contains"),
    /// The opposite of [#CONTAINS]: a property that is not there meets it too.
    LACKS("does not contain");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /// The question as triggers write it.
    public String words() {
      return words;
    }
  }

  /// A text with another one in it, in capitals or small letters. Numbers and flags are looked at
  /// as they are written.
  ///
  /// @param text 1 to [#LONGEST_PART] characters
  record Has(Part part, String text) implements Match {
    public Has {
      if (text.isBlank() || text.length() > LONGEST_PART) {
        throw new IllegalArgumentException(
            "A part of a text has 1 to " + LONGEST_PART + " characters: " + text.length());
      }
    }

    @Override
    public boolean holds(@Nullable Value value) {
      Needle needle = new Needle(text);
      return switch (part) {
        case STARTS_WITH -> Match.any(value, one -> needle.starts(one.toString()));
        case ENDS_WITH -> Match.any(value, one -> needle.ends(one.toString()));
        case CONTAINS -> Match.any(value, one -> needle.isIn(one.toString()));
        case LACKS -> !Match.any(value, one -> needle.isIn(one.toString()));
      };
    }

    @Override
    public String words() {
      return part.words() + " " + text;
    }
  }

  /// There, or not there.
  record Present(boolean wanted) implements Match {
    @Override
    public boolean holds(@Nullable Value value) {
      return Match.any(value, any -> true) == wanted;
    }

    @Override
    public String words() {
      return wanted ? "is set" : "is not set";
    }
  }

  /// Whether a value, or one of a list, is as wanted; of nothing none is.
  private static boolean any(@Nullable Value value, Predicate<Value> wanted) {
    return switch (value) {
      case Value.Many(List<Value> values) -> values.stream().anyMatch(one -> any(one, wanted));
      case Value.Text text -> wanted.test(text);
      case Value.Num number -> wanted.test(number);
      case Value.Flag flag -> wanted.test(flag);
      case null -> false;
    };
  }

  private static List<Value> bounded(List<Value> values) {
    if (values.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "A condition names at most " + MOST_VALUES + " values: " + values.size());
    }
    return List.copyOf(values);
  }

  private static void requireNumber(double bound) {
    if (!Double.isFinite(bound)) {
      throw new IllegalArgumentException("A bound is a number: " + bound);
    }
  }
}
