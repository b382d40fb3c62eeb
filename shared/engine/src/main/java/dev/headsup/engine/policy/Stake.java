package dev.headsup.engine.policy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A topic of high stakes, and the words of the company's own by which a text shows it.
///
/// @param topic its name, for example `billing dispute`; feeds and support tools name the same
/// @param severity how soon a person must look
/// @param words words and phrases that show it, in any language; a star at the end of one stands
///   for any ending. May be empty: what Headsup hears by itself needs none
/// @param unless phrases that hold such words and do not mean it
public record Stake(String topic, Severity severity, List<String> words, List<String> unless) {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  public Stake {
    words = List.copyOf(words);
    unless = List.copyOf(unless);
    if (topic.isBlank()) {
      throw new IllegalArgumentException("A topic has a name");
    }
  }

  /// Whether a text, made [#plain], touches this topic, in any language: customers write in the one
  /// they like.
  boolean isIn(String plain) {
    String rest = plain;
    for (String phrase : unless) {
      rest = rest.replace(plain(phrase), " ");
    }
    String left = rest;
    return words.stream().anyMatch(phrase -> holds(left, phrase));
  }

  /// Small letters and digits with one blank between words and at both ends; accents, as in `für`,
  /// stay.
  static String plain(String text) {
    String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return " " + BETWEEN.matcher(small).replaceAll(" ").strip() + " ";
  }

  private static boolean holds(String plain, String phrase) {
    String wanted = plain(phrase);
    return phrase.strip().endsWith("*")
        ? plain.contains(wanted.substring(0, wanted.length() - 1))
        : plain.contains(wanted);
  }
}
