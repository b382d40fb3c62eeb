package dev.headsup.engine.mention;

import dev.headsup.engine.policy.Heart;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is heard in a text, by lists of words in English and German (the files beside this class).
/// It knows no grammar but a negation, and no irony: it is a first, plain sieve that anybody can
/// read and correct, and not a model. What it is worth is measured in docs/guides/feeds.md.
///
/// Nothing of the text is kept: what is heard is put in words of our own.
///
/// @param tone how the writer is
/// @param topic what it is about: `account`, `billing`, `delivery`, `outage`, `product` or
///   `support`, the first of them by the alphabet; empty where none is heard
public record Heard(Tone tone, String topic) {
  /// Nothing heard.
  public static final Heard NOTHING = new Heard(Tone.CALM, "");

  /// The most of a text that is looked at, in characters; what matters comes early.
  public static final int LONGEST = 10_000;

  /// A lead smaller than this is no side taken.
  private static final double CLEAR = 0.5;

  /// Hears a text. It costs a few looks in a table for each word, whatever stands there.
  ///
  /// @param heart the policy's words for topics of high stakes, heard beside ours
  public static Heard in(String text, Heart heart) {
    Tokens tokens = Tokens.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    double feeling = 0;
    boolean distress = false;
    boolean person = false;
    Set<String> topics = new TreeSet<>();
    Set<String> stakes = new TreeSet<>();
    heart.touchedBy(text).forEach(stake -> stakes.add(stake.topic()));
    for (WordList words : WordList.of(tokens)) {
      WordList.Found found = words.in(tokens);
      feeling += found.feeling();
      distress |= found.distress();
      person |= found.person();
      topics.addAll(found.topics());
      stakes.addAll(found.stakes());
    }
    return new Heard(
        new Tone(sentiment(feeling), distress, List.copyOf(stakes), heart.severity(stakes), person),
        topics.stream().findFirst().orElse(""));
  }

  private static Tone.Sentiment sentiment(double feeling) {
    if (feeling >= CLEAR) {
      return Tone.Sentiment.POSITIVE;
    }
    return feeling <= -CLEAR ? Tone.Sentiment.NEGATIVE : Tone.Sentiment.NEUTRAL;
  }
}
