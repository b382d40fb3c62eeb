package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values that conditions name, as small numbers: values that are the same ([Value#same]) have
/// one code, so two are compared once, here, and never again. Finding a code allocates nothing.
final class Codes {
  /// The code of a value that no condition names.
  static final int NONE = -1;

  private final Map<String, Integer> texts;
  private final double[] numbers;
  private final int[] ofNumbers;
  private final int on;
  private final int off;

  private Codes(Map<String, Integer> texts) {
    this.texts = Map.copyOf(texts);
    this.numbers =
        texts.keySet().stream()
            .filter(Codes::isNumber)
            .mapToDouble(Double::parseDouble)
            .sorted()
            .toArray();
    this.ofNumbers =
        Arrays.stream(numbers)
            .mapToInt(number -> texts.getOrDefault(new Value.Num(number).toString(), NONE))
            .toArray();
    this.on = texts.getOrDefault("true", NONE);
    this.off = texts.getOrDefault("false", NONE);
  }

  /// Whether a text is how a number is written, so that the two are the same.
  private static boolean isNumber(String text) {
    double number = Decimal.of(text);
    return Double.isFinite(number) && new Value.Num(number).toString().equals(text);
  }

  /// The code of a single value; [#NONE] when no condition names it, and for a list.
  int of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> orNone(texts.get(text));
      case Value.Num(double number) -> ofNumber(number);
      case Value.Flag(boolean isOn) -> isOn ? on : off;
      case Value.Many ignored -> NONE;
    };
  }

  private int ofNumber(double number) {
    // Adding zero makes of the two zeros one.
    int place = Arrays.binarySearch(numbers, number + 0.0);
    return place < 0 ? NONE : ofNumbers[place];
  }

  private static int orNone(@Nullable Integer code) {
    return code == null ? NONE : code;
  }

  /// Gives codes out while an index is made.
  static final class Book {
    private final Map<String, Integer> texts = new HashMap<>();

    /// The code of a single value, a new one where it has none yet.
    int code(Value value) {
      return texts.computeIfAbsent(value.toString(), text -> texts.size());
    }

    Codes closed() {
      return new Codes(texts);
    }
  }
}
