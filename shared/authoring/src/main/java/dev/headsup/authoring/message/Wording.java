package dev.headsup.authoring.message;

import dev.headsup.authoring.words.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The words that we put around messages ourselves, in the languages that we speak. They are
/// resources, `messages/words_<language>.properties`.
final class Wording {
  private static final List<String> SPOKEN = List.of("en", "de");

  private static final Map<String, Properties> TABLES =
      SPOKEN.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(),
                  language -> Resources.properties("messages/words_" + language + ".properties")));

  private final Properties table;

  private Wording(Properties table) {
    this.table = table;
  }

  /// Our words in a language, when we speak it.
  static Optional<Wording> in(String locale) {
    return Optional.ofNullable(TABLES.get(Locale.forLanguageTag(locale).getLanguage()))
        .map(Wording::new);
  }

  /// The words of a name.
  ///
  /// @throws IllegalArgumentException when the table lacks it
  String get(String... name) {
    String words = table.getProperty(String.join(".", name));
    if (words == null) {
      throw new IllegalArgumentException("No words for " + Arrays.toString(name));
    }
    return words;
  }
}
