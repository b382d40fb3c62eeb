package dev.headsup.functions.preferences.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A language of the pages, with its words from `page/<tag>.properties`.
enum Language {
  ENGLISH("en", "English"),
  GERMAN("de", "Deutsch");

  private final String tag;
  private final String own;

  @SuppressWarnings("ImmutableEnumChecker") // read once, never changed after
  private final Properties words = new Properties();

  Language(String tag, String own) {
    this.tag = tag;
    this.own = own;
    String file = "/page/" + tag + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Language.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
  }

  /// The first of these tags that there are words in, with or without its country; else English.
  static Language of(@Nullable String... tags) {
    return Stream.of(tags)
        .filter(Objects::nonNull)
        .map(wanted -> Locale.forLanguageTag(wanted.replace('_', '-')).getLanguage())
        .flatMap(wanted -> Arrays.stream(values()).filter(one -> one.tag.equals(wanted)))
        .findFirst()
        .orElse(ENGLISH);
  }

  /// What a browser prefers, of its `Accept-Language`: the first tag.
  static String preferred(String header) {
    return header.split("[,;]", 2)[0].strip();
  }

  /// The language tag.
  String tag() {
    return tag;
  }

  /// Its name in itself.
  String own() {
    return own;
  }

  /// The words of a key, with `{0}`, `{1}` … filled in.
  ///
  /// @throws IllegalArgumentException when there are none
  String say(String key, Object... values) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("page/" + tag + ".properties has no " + key);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /// Every key that there are words for.
  Set<String> keys() {
    return words.stringPropertyNames();
  }

  /// A date and time as people write them.
  String when(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(Locale.forLanguageTag(tag))
        .format(at.atZone(zone));
  }

  /// A date as people write it.
  String day(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Locale.forLanguageTag(tag))
        .format(at.atZone(zone));
  }

  /// All of them.
  static List<Language> all() {
    return List.of(values());
  }
}
