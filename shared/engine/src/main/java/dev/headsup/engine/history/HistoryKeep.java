package dev.headsup.engine.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Which accepted events are kept.
public enum HistoryKeep {
  /// All of them: what learning and the backtest of a trigger not yet written need.
  ALL,
  /// Those that a live trigger counts, and whatever tells who a customer is.
  NEEDED,
  /// None.
  NONE;

  /// As the setting writes it: `all`, `needed` or `none`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The meaning of a setting.
  ///
  /// @throws IllegalArgumentException naming the words that there are
  public static HistoryKeep ofWord(String word) {
    return Arrays.stream(values())
        .filter(keep -> keep.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is none of %s"
                    .formatted(
                        word,
                        Arrays.stream(values())
                            .map(HistoryKeep::word)
                            .collect(Collectors.joining(", ")))));
  }
}
