package dev.headsup.authoring;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that somebody probably meant.
public final class Nearest {
  private Nearest() {}

  /// The closest of the known words, if one is close enough to be worth a suggestion: at most a
  /// third of the letters differ, one for short words.
  public static Optional<String> to(String written, Collection<String> known) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String word : known) {
      int distance = distance(plain(written), plain(word));
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return best != null && least <= Math.max(1, best.length() / 3)
        ? Optional.of(best)
        : Optional.empty();
  }

  /// `; did you mean 'x'?`, or nothing when no known word is close.
  public static String hint(String written, Collection<String> known) {
    return to(written, known).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  /// The optimal string alignment distance: letters put in, left out, changed, or two neighbours
  /// swapped (Damerau 1964, without overlapping edits).
  public static int distance(String left, String right) {
    // What nobody would take for the other needs no exact answer; it keeps hostile input cheap.
    if (Math.max(left.length(), right.length()) > 100) {
      return Math.max(left.length(), right.length());
    }
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= right.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int step =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(step, cost[i - 2][j - 2] + 1) : step;
      }
    }
    return cost[left.length()][right.length()];
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }
}
