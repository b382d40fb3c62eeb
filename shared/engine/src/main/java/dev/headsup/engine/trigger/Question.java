package dev.headsup.engine.trigger;

/// What a flat condition asks about a single value; with its field, and whether the opposite is
/// meant, it is one int.
enum Question {
  /// Is it anything at all?
  SET(0),
  /// Is it one of these?
  NAMED(1),
  /// Is it a number from one bound to another?
  RANGE(2),
  STARTS(3),
  ENDS(4),
  CONTAINS(5);

  /// By number.
  private static final Question[] ALL = {SET, NAMED, RANGE, STARTS, ENDS, CONTAINS};

  private static final int FIELD = 8;
  private static final int OPPOSITE = 1;

  private final int number;

  Question(int number) {
    this.number = number;
  }

  /// As one int.
  int about(int field, boolean opposite) {
    return (field << FIELD) | (number << 1) | (opposite ? OPPOSITE : 0);
  }

  static Question in(int condition) {
    return ALL[(condition & 0xff) >>> 1];
  }

  static int field(int condition) {
    return condition >>> FIELD;
  }

  static boolean isOpposite(int condition) {
    return (condition & OPPOSITE) != 0;
  }

  static Question of(Match.Part part) {
    return switch (part) {
      case STARTS_WITH -> STARTS;
      case ENDS_WITH -> ENDS;
      case CONTAINS, LACKS -> CONTAINS;
    };
  }
}
