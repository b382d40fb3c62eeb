package dev.headsup.authoring.message;

import dev.headsup.authoring.words.Resources;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Properties;

/// Which form of a word a count takes, in the languages that have two forms at most. The table is a
/// resource, `messages/plurals.properties`.
final class Plurals {
  private static final Properties RULES = Resources.properties("messages/plurals.properties");

  private Plurals() {}

  /// Whether two forms are enough in a language.
  static boolean areTwo(Locale language) {
    return RULES.containsKey(language.getLanguage());
  }

  /// Whether a count takes the first form; for a language that is not known, as in English.
  static boolean isOne(Locale language, BigDecimal count) {
    return switch (RULES.getProperty(language.getLanguage(), "one")) {
      case "below-two" -> count.abs().compareTo(BigDecimal.TWO) < 0;
      case "never" -> false;
      default -> count.compareTo(BigDecimal.ONE) == 0;
    };
  }
}
