package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one event by the numbers of their fields, each looked up and encoded when it is
/// first asked for. Used again for the next event, so that an event allocates nothing; by one
/// thread at a time.
final class Slots {
  private final FlatConditions conditions;
  private final @Nullable Value[] values;
  private final int[] codes;
  private final double[] numbers;

  /// For each field the event of which its value is.
  private final int[] filled;

  private int event;
  private Map<String, Value> properties = Map.of();

  Slots(FlatConditions conditions) {
    this.conditions = conditions;
    int fields = conditions.fields();
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

  @Nullable Value value(int field) {
    if (filled[field] != event) {
      fill(field);
    }
    return values[field];
  }

  private void fill(int field) {
    Value value = properties.get(conditions.name(field));
    filled[field] = event;
    values[field] = value;
    codes[field] =
        value != null && conditions.isNamed(field) ? conditions.codes().of(value) : Codes.NONE;
    numbers[field] = value != null && conditions.isMeasured(field) ? Decimal.of(value) : Double.NaN;
  }

  /// The code of the field's single value, after [#value].
  int code(int field) {
    return codes[field];
  }

  /// The field's single value as a number, after [#value]; NaN when it is none.
  double number(int field) {
    return numbers[field];
  }
}
