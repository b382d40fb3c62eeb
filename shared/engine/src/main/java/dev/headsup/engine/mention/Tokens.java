package dev.headsup.engine.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as a row of words in lower case, without addresses, handles and marks; a smiley is a word
/// too.
///
/// @param ends whether a sentence or a part of one ends behind the word
record Tokens(List<String> words, List<Boolean> ends) {
  // Each pattern is one class of characters repeated, so none can look back and forth.
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|www\\.\\S+|@\\w+");
  private static final Pattern GLAD = Pattern.compile("[:;=]-?[)D]|<3");
  private static final Pattern SAD = Pattern.compile("[:;=]['´]?-?[(/]|:-?\\|");

  static Tokens of(String text) {
    String plain = ADDRESS.matcher(text).replaceAll(" ");
    plain = SAD.matcher(GLAD.matcher(plain).replaceAll(" \u263a ")).replaceAll(" \u2639 ");
    String lower = plain.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace("ß", "ss");
    List<String> words = new ArrayList<>();
    List<Boolean> ends = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c) || (c == '\'' && !word.isEmpty())) {
        word.appendCodePoint(c);
        continue;
      }
      close(word, words, ends);
      if (Character.getType(c) == Character.OTHER_SYMBOL) {
        words.add(Character.toString(c));
        ends.add(false);
      } else if (".,;:!?\n\u2026".indexOf(c) >= 0 && !ends.isEmpty()) {
        ends.set(ends.size() - 1, true);
      }
    }
    close(word, words, ends);
    return new Tokens(words, ends);
  }

  private static void close(StringBuilder word, List<String> words, List<Boolean> ends) {
    int length = word.length();
    while (length > 0 && word.charAt(length - 1) == '\'') {
      length--;
    }
    if (length > 0) {
      words.add(word.substring(0, length));
      ends.add(false);
    }
    word.setLength(0);
  }

  int size() {
    return words.size();
  }

  String at(int place) {
    return words.get(place);
  }

  boolean endsAt(int place) {
    return ends.get(place);
  }
}
