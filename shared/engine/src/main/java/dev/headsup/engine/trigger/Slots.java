package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one event by the numbers of their fields, each looked up and encoded when it is
/// first asked for. Used again for the next event, so that an event allocates nothing; by one
/// thread at a time.
final class Slots {
  private final FlatPatterns patterns;
  private final @Nullable Value[] values;
  private final int[] codes;
  private final double[] numbers;

  /// For each field the event of which its value is.
  private final int[] filled;

  private int event;
  private Map<String, Value> properties = Map.of();

  Slots(FlatPatterns patterns) {
    this.patterns = patterns;
    int fields = patterns.fields();
    this.values = new Value[fields];
    this.codes = new int[fields];
    this.numbers = new double[fields];
    this.filled = new int[fields];
  }

  /// Goes on to another event.
  void start(Map<String, Value> next) {
    properties = next;
    event++;
    if (event == 0) {
      // After four billion events the numbers begin anew.
      Arrays.fill(filled, 0);
      event = 1;
    }
  }

  /// The code of a field's value ([Codes#of]); also [Codes#NONE] where no condition names one.
  int code(int field) {
    if (filled[field] != event) {
      fill(field);
    }
    return codes[field];
  }

  /// A field's value, after [#code].
  @Nullable Value value(int field) {
    return values[field];
  }

  /// A field's value as a number, after [#code]; NaN when it is none.
  double number(int field) {
    return numbers[field];
  }

  private void fill(int field) {
    Value value = properties.get(patterns.name(field));
    filled[field] = event;
    values[field] = value;
    codes[field] = value == null ? Codes.NONE : code(field, value);
    numbers[field] = value != null && patterns.isMeasured(field) ? Decimal.of(value) : Double.NaN;
  }

  private int code(int field, Value value) {
    boolean isNamed = patterns.isNamed(field) || value instanceof Value.Many;
    return isNamed ? patterns.codes().of(value) : Codes.NONE;
  }
}
