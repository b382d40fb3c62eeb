package dev.headsup.engine.tutorial;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Something that teaches a feature, in one language or several.
///
/// @param id small letters, digits and hyphens; events name it by this
/// @param feature what it is about, in small letters; triggers name it by this
/// @param minutes how long it takes, or null when nobody said
/// @param success what shows that it helped, or null when nobody said
/// @param variants by the tag of their language, at least one
public record Tutorial(
    String id,
    String feature,
    Format format,
    @Nullable Integer minutes,
    @Nullable Success success,
    Map<String, Variant> variants) {
  public Tutorial {
    variants = Map.copyOf(new TreeMap<>(variants));
    if (variants.isEmpty()) {
      throw new IllegalArgumentException("A tutorial says something: " + id);
    }
  }

  /// What kind of thing it is. The words are those that people write.
  public enum Format {
    /// A page to read.
    ARTICLE,
    /// A film to watch.
    VIDEO,
    /// A walk through the product itself.
    TOUR,
    /// A few lines.
    TEXT;

    /// The word as people write it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// It in one language.
  ///
  /// @param link where it is
  /// @param text what it says, in short; empty when nobody wrote it
  /// @param steps what to do, one after the other; may be empty
  public record Variant(String title, String link, String text, List<String> steps) {
    public Variant {
      steps = List.copyOf(steps);
    }
  }

  /// What shows that it helped: an event within a time after it was offered or started.
  public record Success(String event, Duration within) {}

  /// The tag of the variant for a customer who reads this language: the very tag, else the language
  /// without its region, else English; empty when they would understand none.
  public Optional<String> tagFor(@Nullable String language) {
    String wanted = language == null ? "en" : language.replace('_', '-');
    return tag(wanted)
        .or(() -> tag(Locale.forLanguageTag(wanted).getLanguage()))
        .or(() -> tag("en"));
  }

  private Optional<String> tag(String wanted) {
    return variants.keySet().stream().filter(wanted::equalsIgnoreCase).findFirst();
  }

  /// How well a variant fits: 0 for the customer's very language, 1 without its region, 2 for
  /// another that they may read.
  int distance(String tag, @Nullable String language) {
    String wanted = language == null ? "en" : language.replace('_', '-');
    if (tag.equalsIgnoreCase(wanted)) {
      return 0;
    }
    return tag.equalsIgnoreCase(Locale.forLanguageTag(wanted).getLanguage()) ? 1 : 2;
  }
}
