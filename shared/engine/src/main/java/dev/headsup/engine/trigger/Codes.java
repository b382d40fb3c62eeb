package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The texts that patterns name, as small numbers: names of events, and values. Values that are the
/// same ([Value#same]) have one code, so two are compared once, here, and never again. Finding a
/// code allocates nothing.
///
/// A code is a place in a hash table with open places. It and the letters of the texts stand in two
/// arrays, and not in objects all over memory: on a busy machine that is most of what a look costs.
final class Codes {
  /// The code of what no pattern names.
  static final int NONE = -1;

  /// Stands for a list, whose values have codes of their own.
  static final int LIST = -2;

  private static final int ROW = 3;

  /// By place: the hash of the text, 0 for an open place; where its letters start; how many.
  private final int[] table;

  private final char[] letters;
  private final double[] numbers;
  private final int[] ofNumbers;
  private final int on;
  private final int off;

  /// @param all the texts, and how the values are written
  Codes(Set<String> all) {
    int places = Integer.highestOneBit(Math.max(1, all.size())) * 4;
    table = new int[ROW * places];
    letters = new char[all.stream().mapToInt(String::length).sum()];
    int end = 0;
    for (String text : all) {
      int at = ROW * place(text);
      table[at] = hash(text);
      table[at + 1] = end;
      table[at + 2] = text.length();
      text.getChars(0, text.length(), letters, end);
      end += text.length();
    }
    numbers =
        all.stream().filter(Codes::isNumber).mapToDouble(Double::parseDouble).sorted().toArray();
    ofNumbers =
        Arrays.stream(numbers).mapToInt(number -> of(new Value.Num(number).toString())).toArray();
    on = of("true");
    off = of("false");
  }

  /// Whether a text is how a number is written, so that the two are the same.
  private static boolean isNumber(String text) {
    double number = Decimal.of(text);
    return Double.isFinite(number) && new Value.Num(number).toString().equals(text);
  }

  /// The code of a value; [#NONE] when no condition names it, [#LIST] for a list.
  int of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> of(text);
      case Value.Num(double number) -> of(number);
      case Value.Flag(boolean isOn) -> isOn ? on : off;
      case Value.Many ignored -> LIST;
    };
  }

  /// The codes of named values, each once.
  int[] of(List<Value> values) {
    return values.stream().flatMapToInt(this::each).distinct().toArray();
  }

  private IntStream each(Value value) {
    return value instanceof Value.Many(List<Value> values)
        ? values.stream().flatMapToInt(this::each)
        : IntStream.of(of(value.toString()));
  }

  private int of(double number) {
    // Adding zero makes of the two zeros one.
    int place = Arrays.binarySearch(numbers, number + 0.0);
    return place < 0 ? NONE : ofNumbers[place];
  }

  /// The code of a text; [#NONE] when no pattern names it.
  int of(String text) {
    int place = place(text);
    return table[ROW * place] == 0 ? NONE : place;
  }

  /// How many codes there can be: each is smaller.
  int size() {
    return table.length / ROW;
  }

  /// The place of a text, or the open one where it would stand.
  private int place(String text) {
    int hash = hash(text);
    int mask = size() - 1;
    int place = hash & mask;
    while (table[ROW * place] != 0 && (table[ROW * place] != hash || !isAt(place, text))) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private boolean isAt(int place, String text) {
    int start = table[ROW * place + 1];
    int length = table[ROW * place + 2];
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (letters[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Never 0.
  private static int hash(String text) {
    int hash = text.hashCode() * 0x9e3779b9;
    hash ^= hash >>> 15;
    return hash == 0 ? 1 : hash;
  }
}
