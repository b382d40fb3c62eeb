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
      "when",
      "who",
      "send",
      "limits",
      "expire after",
      "success"),
  WHEN("'when'", "customer"),
  CUSTOMER("'customer'", "did", "where", "at least", "within", "and not", "wait"),
  AND_NOT("'and not'", "did", "where", "within"),
  WHO("'who'", "include", "exclude"),
  GROUP("an entry of 'who'", "has"),
  SEND("'send'", "first of", "also", "message", "data"),
  LIMITS("'limits'", "per customer"),
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
