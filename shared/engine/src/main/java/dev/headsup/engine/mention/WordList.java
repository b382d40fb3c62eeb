package dev.headsup.engine.mention;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The words of one language, from a file of sections: `[positive]`, `[negative]`, `[not]`,
/// `[very]`, `[distress]`, `[person]`, `[topic NAME]`, `[stakes NAME]`, and `[common]`, by which
/// the language is known. A line is a word or several in a row; `*` at the end of a word stands for
/// any ending.
final class WordList {
  /// How many words a negation reaches forward, within its part of the sentence.
  private static final int REACH = 3;

  private static final double VERY = 1.5;

  /// What a negation leaves of a word's weight: "not great" is against, and less so than "awful".
  private static final double NEGATED = -0.5;

  private static final List<WordList> ALL = List.of(read("words-en.txt"), read("words-de.txt"));

  /// Phrases by their first word, or its beginning.
  private final Map<String, List<Phrase>> whole = new HashMap<>();

  private final Map<String, List<Phrase>> begun = new HashMap<>();
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  private record Phrase(String section, List<String> words) {}

  /// What was found of a language's words.
  record Found(
      double feeling, boolean distress, boolean person, Set<String> topics, Set<String> stakes) {}

  private WordList() {}

  /// The lists of the languages in which a text seems to be; all when that cannot be told.
  static List<WordList> of(Tokens tokens) {
    List<Integer> common = ALL.stream().map(list -> list.common(tokens)).toList();
    int most = common.stream().mapToInt(Integer::intValue).max().orElse(0);
    List<WordList> spoken = new ArrayList<>();
    for (int i = 0; i < ALL.size(); i++) {
      if (common.get(i) == most) {
        spoken.add(ALL.get(i));
      }
    }
    return spoken;
  }

  private int common(Tokens tokens) {
    int count = 0;
    for (String word : tokens.words()) {
      if (whole.getOrDefault(word, List.of()).stream()
          .anyMatch(phrase -> phrase.section().equals("common"))) {
        count++;
      }
    }
    return count;
  }

  Found in(Tokens tokens) {
    double feeling = 0;
    boolean distress = false;
    boolean person = false;
    Set<String> topics = new TreeSet<>();
    Set<String> stakes = new TreeSet<>();
    int negatedUntil = -1;
    int free = 0; // the words before belong to a longer phrase that has been felt
    double very = 1;
    for (int i = 0; i < tokens.size(); i++) {
      double next = 1;
      boolean felt = false;
      for (Phrase phrase : at(i, tokens)) {
        String section = phrase.section();
        boolean no = i <= negatedUntil;
        switch (section) {
          case "positive", "negative" -> {
            if (!felt && i >= free) {
              double weight = (section.equals("positive") ? 1 : -1) * very;
              feeling += no ? weight * NEGATED : weight;
              felt = true;
              free = i + phrase.words().size();
            }
          }
          case "not" -> negatedUntil = i + phrase.words().size() - 1 + REACH;
          case "very" -> next = VERY;
          case "distress" -> distress |= !no;
          case "person" -> person |= !no;
          case "common" -> {}
          case String named when named.startsWith("topic ") -> topics.add(named.substring(6));
          case String named -> {
            if (!no) {
              stakes.add(named.substring("stakes ".length()));
            }
          }
        }
      }
      very = next;
      if (tokens.endsAt(i)) {
        negatedUntil = -1;
      }
    }
    return new Found(feeling, distress, person, topics, stakes);
  }

  /// The phrases that begin at a place, the longest first.
  private List<Phrase> at(int place, Tokens tokens) {
    String word = tokens.at(place);
    List<Phrase> found = new ArrayList<>();
    add(whole.get(word), place, tokens, found);
    for (int length = shortest; length <= Math.min(longest, word.length()); length++) {
      add(begun.get(word.substring(0, length)), place, tokens, found);
    }
    found.sort((a, b) -> b.words().size() - a.words().size());
    return found;
  }

  private static void add(
      @Nullable List<Phrase> phrases, int place, Tokens tokens, List<Phrase> found) {
    if (phrases != null) {
      for (Phrase phrase : phrases) {
        if (follows(phrase.words(), place, tokens)) {
          found.add(phrase);
        }
      }
    }
  }

  private static boolean follows(List<String> words, int place, Tokens tokens) {
    if (place + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 1; i < words.size(); i++) {
      String wanted = words.get(i);
      String there = tokens.at(place + i);
      boolean same =
          wanted.endsWith("*")
              ? there.startsWith(wanted.substring(0, wanted.length() - 1))
              : there.equals(wanted);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static WordList read(String file) {
    try (InputStream in = WordList.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The list of words is missing: " + file);
      }
      WordList list = new WordList();
      String section = "";
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line.strip();
        if (text.startsWith("[")) {
          section = text.substring(1, text.length() - 1);
        } else if (!text.isEmpty() && !text.startsWith("#")) {
          // Plain words stand many to a line, parted by commas; so do phrases.
          for (String phrase : text.split(",")) {
            list.add(section, phrase.strip());
          }
        }
      }
      return list;
    } catch (IOException broken) {
      throw new UncheckedIOException("The list of words cannot be read: " + file, broken);
    }
  }

  private void add(String section, String text) {
    if (text.isEmpty()) {
      return;
    }
    List<String> words = List.of(text.split(" +"));
    Phrase phrase = new Phrase(section, words);
    String first = words.getFirst();
    if (first.endsWith("*")) {
      String stem = first.substring(0, first.length() - 1);
      begun.computeIfAbsent(stem, key -> new ArrayList<>()).add(phrase);
      shortest = Math.min(shortest, stem.length());
      longest = Math.max(longest, stem.length());
    } else {
      whole.computeIfAbsent(first, key -> new ArrayList<>()).add(phrase);
    }
  }
}
