package dev.headsup.authoring.component;

import dev.headsup.authoring.words.Vocabulary;
import dev.headsup.engine.incident.Feed;
import java.util.List;
import java.util.stream.Stream;

/// The closed vocabulary of `components.yaml`.
enum Place implements Vocabulary {
  FILE("the list of components", "headsup", "components", "declared", "statuspages"),
  COMPONENT("a component", "name", "events", "feeds"),
  FEEDS(
      "the feeds of a component", Stream.of(Feed.values()).map(Feed::word).toArray(String[]::new));

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
