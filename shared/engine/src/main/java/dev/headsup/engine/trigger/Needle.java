package dev.headsup.engine.trigger;

/// A short text that is looked for in others, in capitals and small letters alike (character by
/// character, without regard to a language: `ß` and `SS` differ). A look takes time in proportion
/// to the text that is looked at, whatever the two texts are (Knuth, Morris, Pratt: Fast pattern
/// matching in strings, 1977), and allocates nothing.
final class Needle {
  private final char[] letters;

  /// For each place: how much of the beginning still fits when the next letter does not.
  private final int[] fallback;

  Needle(String text) {
    letters = new char[text.length()];
    fallback = new int[letters.length];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = small(text.charAt(i));
    }
    for (int i = 1; i < letters.length; i++) {
      fallback[i] = next(fallback[i - 1], letters[i]);
    }
  }

  boolean starts(String text) {
    return text.length() >= letters.length && standsAt(0, text);
  }

  boolean ends(String text) {
    return text.length() >= letters.length && standsAt(text.length() - letters.length, text);
  }

  boolean isIn(String text) {
    int fits = 0;
    for (int i = 0; i < text.length(); i++) {
      fits = next(fits, small(text.charAt(i)));
      if (fits == letters.length) {
        return true;
      }
    }
    return false;
  }

  private boolean standsAt(int start, String text) {
    for (int i = 0; i < letters.length; i++) {
      if (small(text.charAt(start + i)) != letters[i]) {
        return false;
      }
    }
    return true;
  }

  private int next(int fits, char letter) {
    int still = fits;
    while (still > 0 && letters[still] != letter) {
      still = fallback[still - 1];
    }
    return letters[still] == letter ? still + 1 : 0;
  }

  /// As [String#equalsIgnoreCase] folds.
  private static char small(char letter) {
    if (letter < 128) {
      return letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter;
    }
    return Character.toLowerCase(Character.toUpperCase(letter));
  }
}
