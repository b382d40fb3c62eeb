package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.words.Vocabulary;
import java.util.List;

/// The closed vocabulary of `tests.yaml`.
enum RehearsalPlace implements Vocabulary {
  FILE("tests.yaml", "headsup", "tests"),
  TEST("a test", "name", "day", "customer", "events", "expect"),
  CUSTOMER("'customer'", "traits", "account", "consent", "unseen tutorials"),
  CONSENT("'consent'", "security", "service", "help", "marketing"),
  EVENT("an event", "at", "did", "with", "incident", "mention", "contact", "score"),
  INCIDENT("'incident'", "id", "title", "phase", "impact", "components", "confirmed"),
  MENTION("'mention'", "source", "topic", "sentiment", "distress", "stakes", "wants a person"),
  CONTACT(
      "'contact'",
      "stage",
      "channel",
      "topic",
      "sentiment",
      "distress",
      "stakes",
      "wants a person"),
  SCORE("'score'", "model", "is", "reasons"),
  EXPECT(
      "an entry of 'expect'",
      "at",
      "told by",
      "not told because",
      "waits until",
      "handed to",
      "follow-up");

  private final String title;

  /// From List.of, so it never changes; the checker sees only the interface.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> words;

  RehearsalPlace(String title, String... words) {
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
