package dev.headsup.engine.customer;

import java.util.List;

/// A property or trait value: what JSON can say, without nesting (objects are flattened to dotted
/// names by the codecs).
public sealed interface Value {
  /// A piece of text.
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  /// A number, as JSON has it.
  record Num(double number) implements Value {
    @Override
    public String toString() {
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString((long) number)
          : Double.toString(number);
    }
  }

  /// True or false.
  record Flag(boolean on) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(on);
    }
  }

  /// A list of plain values; a condition holds for it when it holds for one of them.
  record Many(List<Value> values) implements Value {
    public Many {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return String.join(", ", values.stream().map(Value::toString).toList());
    }
  }

  /// Whether two values mean the same: a number and its text do ("12" and 12), since feeds differ
  /// in how they quote; a list means the same as any of its values.
  static boolean same(Value left, Value right) {
    if (left instanceof Many(List<Value> values)) {
      return values.stream().anyMatch(value -> same(value, right));
    }
    if (right instanceof Many) {
      return same(right, left);
    }
    if (left instanceof Num(double a) && right instanceof Num(double b)) {
      return a == b;
    }
    return left.toString().equals(right.toString());
  }
}
