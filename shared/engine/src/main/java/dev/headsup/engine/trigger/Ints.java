package dev.headsup.engine.trigger;

import java.util.Arrays;

/// A list of ints that grows, for what is written down while an index is made.
final class Ints {
  private int[] values = new int[8];
  private int size;

  int size() {
    return size;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /// Adds the upper and then the lower half.
  void add(long value) {
    add((int) (value >>> Integer.SIZE));
    add((int) value);
  }

  void addAll(int[] more) {
    if (size + more.length > values.length) {
      values = Arrays.copyOf(values, Math.max(size + more.length, values.length * 2));
    }
    System.arraycopy(more, 0, values, size, more.length);
    size += more.length;
  }

  /// Overwrites what stands at a place.
  void set(int place, int value) {
    values[place] = value;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
