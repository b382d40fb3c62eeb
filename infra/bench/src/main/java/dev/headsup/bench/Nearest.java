package dev.headsup.bench;

import java.util.List;
import java.util.Optional;

/// Finds the word that somebody meant.
final class Nearest {
  private Nearest() {}

  /// The known word with the fewest letters to change; none when half the word would change.
  static Optional<String> to(String word, List<String> known) {
    String nearest = "";
    int fewest = word.length() / 2 + 1;
    for (String candidate : known) {
      int changes = changes(word, candidate);
      if (changes < fewest) {
        fewest = changes;
        nearest = candidate;
      }
    }
    return Optional.of(nearest).filter(found -> !found.isEmpty());
  }

  private static int changes(String from, String to) {
    int[][] table = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
        } else {
          int change = table[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
          table[i][j] = Math.min(change, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        }
      }
    }
    return table[from.length()][to.length()];
  }
}
