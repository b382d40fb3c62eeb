package dev.headsup.authoring.copy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How easily a text reads, from about 0 (hard) to 100 (very easy).
///
/// For English Flesch's Reading Ease, 206.835 - 1.015 words per sentence - 84.6 syllables per word
/// (Rudolf Flesch, "A new readability yardstick", Journal of Applied Psychology 32, 1948). For
/// German Amstad's, 180 - words per sentence - 58.5 syllables per word (Toni Amstad, "Wie
/// verstaendlich sind unsere Zeitungen?", Zurich 1978), which puts German on the same scale.
/// Syllables are counted by groups of vowels, which is right for most words, not for all.
///
/// @param words how many it counted
/// @param perSentence words per sentence
/// @param score the ease, rounded; empty in languages without a formula here, and below [#FEWEST]
///   words, where one long word decides
public record ReadingLevel(int words, double perSentence, Optional<Integer> score) {
  /// The least ease that passes without advice: what Flesch calls plain, read with ease at 13 to 15
  /// years.
  public static final int PLAIN = 60;

  /// The fewest words that are judged.
  public static final int FEWEST = 30;

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'\u2019-]*");
  private static final Pattern ENGLISH_SILENT = Pattern.compile("(?:[^laeiouy]es|ed|[^laeiouy]e)$");
  private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]{1,2}");
  private static final Pattern GERMAN_VOWELS =
      Pattern.compile("aa|ee|oo|ie|ei|ai|au|eu|\u00e4u|ey|ay|[aeiouy\u00e4\u00f6\u00fc]");

  /// Reads a text.
  ///
  /// @param locale the tag of its language
  /// @param sentences the text, cut at its sentences
  public static ReadingLevel of(String locale, List<String> sentences) {
    int counted = 0;
    int words = 0;
    int syllables = 0;
    String language = Locale.forLanguageTag(locale).getLanguage();
    for (String sentence : sentences) {
      List<String> found = WORD.matcher(sentence).results().map(MatchResult::group).toList();
      counted += found.isEmpty() ? 0 : 1;
      words += found.size();
      syllables += found.stream().mapToInt(word -> syllables(word, language)).sum();
    }
    double perSentence = counted == 0 ? 0 : (double) words / counted;
    double perWord = words == 0 ? 0 : (double) syllables / words;
    Optional<Integer> score =
        words < FEWEST
            ? Optional.empty()
            : switch (language) {
              case "en" -> Optional.of(rounded(206.835 - 1.015 * perSentence - 84.6 * perWord));
              case "de" -> Optional.of(rounded(180 - perSentence - 58.5 * perWord));
              default -> Optional.empty();
            };
    return new ReadingLevel(words, perSentence, score);
  }

  private static int rounded(double score) {
    return (int) Math.round(score);
  }

  /// The syllables of a word, at least one.
  static int syllables(String word, String language) {
    String letters = word.toLowerCase(Locale.ROOT);
    long found =
        language.equals("de")
            ? GERMAN_VOWELS.matcher(letters).results().count()
            : ENGLISH_VOWELS.matcher(english(letters)).results().count();
    return Math.max(1, (int) found);
  }

  private static String english(String letters) {
    String shorter =
        letters.length() <= 3 ? letters : ENGLISH_SILENT.matcher(letters).replaceAll("");
    return shorter.startsWith("y") ? shorter.substring(1) : shorter;
  }
}
