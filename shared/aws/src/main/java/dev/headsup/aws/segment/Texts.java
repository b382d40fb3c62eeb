package dev.headsup.aws.segment;

/// Makes texts from outside storable.
final class Texts {
  private Texts() {}

  /// A text without halves of characters (JSON can say them, UTF-8 cannot), at most `longest`
  /// characters of it.
  static String clean(String text, int longest) {
    String whole = whole(text);
    if (whole.length() <= longest) {
      return whole;
    }
    boolean splits = Character.isHighSurrogate(whole.charAt(longest - 1));
    return whole.substring(0, splits ? longest - 1 : longest);
  }

  /// Whether a text has a half of a character or a control character.
  static boolean hasOddCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return !whole(text).equals(text);
  }

  private static String whole(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      if (repaired == null) {
        repaired = new StringBuilder(text);
      }
      repaired.setCharAt(i, '\ufffd');
    }
    return repaired == null ? text : repaired.toString();
  }
}
