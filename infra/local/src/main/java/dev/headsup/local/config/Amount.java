package dev.headsup.local.config;

import java.util.List;

/// Counts in words.
final class Amount {
  private static final int NAMED = 5;

  private Amount() {}

  /// "1 document", "3 documents".
  static String of(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  /// Names, and how many more there are.
  static String of(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }
}
