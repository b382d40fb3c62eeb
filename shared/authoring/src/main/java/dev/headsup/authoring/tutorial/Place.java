package dev.headsup.authoring.tutorial;

import dev.headsup.authoring.words.Vocabulary;
import java.util.List;

/// The closed vocabulary of `tutorial.yaml`. The JSON Schema lists the same words; a test compares
/// the two.
enum Place implements Vocabulary {
  TUTORIAL("a tutorial", "headsup", "id", "feature", "format", "minutes", "success", "languages"),
  SUCCESS("'success'", "did", "within"),
  LANGUAGE("a language", "title", "link", "text", "steps");

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
