package dev.headsup.engine.metric;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether an event is a failure, by its name: products call them `Payment Failed` or
/// `upload_error`, and nobody should have to list them.
public final class Failing {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private static final Set<String> WORDS =
      Set.of(
          "fail",
          "failed",
          "fails",
          "failure",
          "failures",
          "failing",
          "error",
          "errors",
          "errored",
          "crash",
          "crashed",
          "timeout",
          "timeouts",
          "timedout",
          "declined",
          "rejected",
          "refused",
          "denied",
          "unavailable",
          "unsuccessful",
          "exception");

  private Failing() {}

  /// Whether a name has such a word.
  public static boolean isFailure(String event) {
    for (String word : BETWEEN.split(event)) {
      if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
