package dev.headsup.authoring;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the word that somebody probably meant.
public final class Nearest {
  /// Words that people write for ours, where none of ours is spelled like them.
  private static final Map<String, List<String>> USUAL =
      Map.ofEntries(
          Map.entry("never", List.of("and never", "never did")),
          Map.entry("never did", List.of("and never")),
          Map.entry("has never", List.of("and never", "never did")),
          Map.entry("unless", List.of("and not", "cancel if")),
          Map.entry("without", List.of("and not", "did not")),
          Map.entry("times", List.of("at least")),
          Map.entry("count", List.of("at least")),
          Map.entry("min", List.of("at least")),
          Map.entry("minimum", List.of("at least")),
          Map.entry("max", List.of("at most")),
          Map.entry("maximum", List.of("at most")),
          Map.entry("in", List.of("within")),
          Map.entry("during", List.of("within")),
          Map.entry("window", List.of("within")),
          Map.entry("after", List.of("wait", "expire after")),
          Map.entry("delay", List.of("wait")),
          Map.entry("event", List.of("did")),
          Map.entry("does", List.of("did")),
          Map.entry("for", List.of("who")),
          Map.entry("audience", List.of("who")),
          Map.entry("trigger", List.of("when")),
          Map.entry("goal", List.of("success")),
          Map.entry("channels", List.of("first of")),
          Map.entry("channel", List.of("first of")),
          Map.entry("plan", List.of("has")),
          Map.entry("yes", List.of("true")),
          Map.entry("on", List.of("true", "live")),
          Map.entry("no", List.of("false")),
          Map.entry("off", List.of("false", "paused")),
          Map.entry("active", List.of("live")),
          Map.entry("enabled", List.of("live")),
          Map.entry("running", List.of("live")),
          Map.entry("inactive", List.of("paused")),
          Map.entry("disabled", List.of("paused")),
          Map.entry("test", List.of("shadow")),
          Map.entry("text", List.of("sms")),
          Map.entry("text message", List.of("sms")),
          Map.entry("phone", List.of("sms")),
          Map.entry("app", List.of("inbox")),
          Map.entry("in app", List.of("inbox")),
          Map.entry("tip", List.of("help")),
          Map.entry("support", List.of("help")),
          Map.entry("transactional", List.of("service")),
          Map.entry("newsletter", List.of("marketing")),
          Map.entry("promotion", List.of("marketing")));

  private Nearest() {}

  /// The closest of the known words, if one is close enough to be worth a suggestion: at most a
  /// third of the letters differ, one for short words. Else the one for which people often write
  /// this.
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
        : USUAL.getOrDefault(plain(written), List.of()).stream()
            .filter(known::contains)
            .findFirst();
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
