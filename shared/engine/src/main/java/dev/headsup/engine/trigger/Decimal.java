package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;

/// Reads values as numbers: feeds differ in how they quote. A text is one when it is a plain
/// decimal number (`12`, `-0.5`, `1.2e3`) of at most [#LONGEST] characters, with blanks around it
/// or none; `NaN`, `Infinity`, hexadecimal numbers and separators of thousands are not. Allocates
/// nothing for a number of up to 15 digits.
final class Decimal {
  /// The longest text that is taken for a number.
  static final int LONGEST = 40;

  /// The powers of ten that a double holds exactly.
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /// Whole numbers up to here have exactly one double each.
  private static final long EXACT = 1L << 53;

  private Decimal() {}

  /// The number that a single value says; NaN when it says none.
  static double of(Value value) {
    return switch (value) {
      case Value.Num(double number) -> number;
      case Value.Text(String text) -> of(text);
      case Value.Flag ignored -> Double.NaN;
      case Value.Many ignored -> Double.NaN;
    };
  }

  /// The number that a text says; NaN when it says none.
  static double of(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end - start > LONGEST ? Double.NaN : bare(text, start, end);
  }

  private static double bare(String text, int start, int end) {
    boolean minus = start < end && text.charAt(start) == '-';
    int at = minus || (start < end && text.charAt(start) == '+') ? start + 1 : start;
    long digits = 0;
    int count = 0;
    int scale = 0;
    boolean point = false;
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        // Beyond EXACT the value does not matter: the JDK reads it again.
        digits = digits > EXACT ? digits : digits * 10 + (c - '0');
        scale -= point ? 1 : 0;
        count++;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    int exponent = at == end ? 0 : exponent(text, at, end);
    if (count == 0 || exponent == Integer.MIN_VALUE) {
      return Double.NaN;
    }
    int power = scale + exponent;
    if (digits > EXACT || Math.abs(power) >= TEN.length) {
      return Double.parseDouble(text.substring(start, end));
    }
    // Both are exact, so the one rounding here is the right one (Clinger, 1990).
    double number = power < 0 ? digits / TEN[-power] : digits * TEN[power];
    return minus ? -number : number;
  }

  /// The number behind the letter `e`; the smallest of all integers when there is none.
  private static int exponent(String text, int start, int end) {
    int at = start + 1;
    boolean minus = at < end && text.charAt(at) == '-';
    if (minus || (at < end && text.charAt(at) == '+')) {
      at++;
    }
    int exponent = 0;
    int first = at;
    while (at < end && at - first < 4 && isDigit(text.charAt(at))) {
      exponent = exponent * 10 + (text.charAt(at++) - '0');
    }
    boolean whole = at == end && at > first;
    boolean marked = text.charAt(start) == 'e' || text.charAt(start) == 'E';
    return whole && marked ? (minus ? -exponent : exponent) : Integer.MIN_VALUE;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
