package dev.headsup.authoring.copy;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One line of a list of phrases.
///
/// @param better how to say it instead; blank where the phrase is welcome
record Phrase(Kind kind, Pattern pattern, String better) {
  /// What a phrase shows.
  enum Kind {
    /// Somebody is blamed.
    BLAME,
    /// Somebody was watched.
    SURVEILLANCE,
    /// The message says what happened.
    HAPPENED,
    /// It says what to do.
    ACT,
    /// It says when the next word comes.
    NEXT,
    /// It says that it is over, so that no next word is due.
    OVER
  }

  private static final String LETTER = "[\\p{L}\\p{N}]";
  private static final String BETWEEN = "[,;:]?\\s+";

  /// Reads `kind | phrase | better`.
  ///
  /// @throws IllegalArgumentException when the line has another form
  static Phrase read(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length < 2 || cells.length > 3) {
      throw new IllegalArgumentException("Not 'kind | phrase | better': " + line);
    }
    return new Phrase(
        Kind.valueOf(cells[0].strip().toUpperCase(Locale.ROOT)),
        pattern(cells[1].strip()),
        cells.length == 3 ? cells[2].strip() : "");
  }

  /// The words in order. `[a/b]` is one of these, `*` any ending, `...` up to four words.
  static Pattern pattern(String phrase) {
    StringBuilder regex = new StringBuilder("(?<!" + LETTER + ")");
    String between = "";
    for (String token : phrase.split(" (?![^\\[]*\\])")) {
      if (token.equals("...")) {
        between = BETWEEN + "(?:[^\\s.!?]+" + BETWEEN + "){0,4}?";
        continue;
      }
      regex.append(between).append(token.startsWith("[") ? choice(token) : word(token));
      between = BETWEEN;
    }
    return Pattern.compile(
        regex.append("(?!" + LETTER + ")").toString(),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// The very words, whatever signs are in them, in any capitals.
  static Pattern literal(String words) {
    return Pattern.compile(
        Arrays.stream(words.strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+", "(?<!" + LETTER + ")", "(?!" + LETTER + ")")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String choice(String token) {
    String inside = token.substring(1, token.length() - 1);
    return Arrays.stream(inside.split("/"))
        .map(each ->
            Arrays.stream(each.split(" ")).map(Phrase::word).collect(Collectors.joining(BETWEEN)))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String word(String word) {
    return word.endsWith("*")
        ? Pattern.quote(word.substring(0, word.length() - 1)) + LETTER + "*"
        : Pattern.quote(word);
  }
}
