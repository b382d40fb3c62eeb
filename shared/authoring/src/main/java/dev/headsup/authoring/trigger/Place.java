package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Vocabulary;
import java.util.List;

/// The closed vocabulary: each place of a trigger file and the words that may stand there. The JSON
/// Schema lists the same words; a test compares the two.
enum Place implements Vocabulary {
  TRIGGER(
      "a trigger",
      "headsup",
      "name",
      "id",
      "owner",
      "status",
      "purpose",
      "about",
      "correlate by",
      "when",
      "who",
      "send",
      "then",
      "limits",
      "expire after",
      "experiment",
      "success"),
  WHEN("'when'", "customer", "incident", "score", "mention", "contact", "schedule"),
  CUSTOMER(
      "'customer'",
      "did",
      "did for the first time",
      "started",
      "did not",
      "not seen for",
      "where",
      "at least",
      "at most",
      "exactly",
      "within",
      "for",
      "then",
      "and no",
      "and not",
      "and never",
      "and",
      "wait",
      "cancel if"),
  THEN("'then'", "did", "where", "within"),
  EVENT("an event", "did", "where"),
  AND_NOT("'and not'", "did", "where", "within"),
  PAST(
      "an entry of 'and'",
      "did",
      "did not",
      "never did",
      "where",
      "at least",
      "at most",
      "exactly",
      "within"),
  INCIDENT(
      "'incident'",
      "phase",
      "impact",
      "components",
      "confirmed",
      "maintenance",
      "used within",
      "failed since the start",
      "same region",
      "account owners first",
      "and not",
      "and never",
      "and",
      "wait",
      "cancel if"),
  SCORE(
      "'score'",
      "model",
      "above",
      "stays for",
      "reasons include any",
      "and not",
      "and never",
      "and",
      "cancel if"),
  MENTION(
      "'mention'",
      "source",
      "topic",
      "sentiment",
      "distress",
      "at least",
      "within",
      "and not",
      "and never",
      "and",
      "wait",
      "cancel if"),
  CONTACT(
      "'contact'",
      "stage",
      "channel",
      "topic",
      "at least",
      "within",
      "and not",
      "and never",
      "and",
      "wait",
      "cancel if"),
  WHO("'who'", "include", "exclude", "at most"),
  GROUP(
      "an entry of 'who'",
      "has",
      "account has",
      "segment",
      "did",
      "did not",
      "never did",
      "where",
      "at least",
      "at most",
      "exactly",
      "within",
      "contacted support within"),
  SEND("'send'", "first of", "also", "to", "message", "data", "urgency", "value", "offer"),
  FOLLOW_UP("an entry of 'then'", "on", "hold for", "send", "expire after"),
  FOLLOW_UP_SEND(
      "'send'", "same channels", "first of", "also", "message", "data", "urgency", "offer"),
  LIMITS(
      "'limits'",
      "per customer",
      "obeys caps",
      "counts toward caps",
      "category",
      "total",
      "in all"),
  EXPERIMENT("'experiment'", "control"),
  MATCH("a condition", "is", "not");

  private final String title;

  /// From List.of, so it never changes; the checker sees only the interface.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> words;

  Place(String title, String... words) {
    this.title = title;
    this.words = List.of(words);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> words() {
    return words;
  }
}
