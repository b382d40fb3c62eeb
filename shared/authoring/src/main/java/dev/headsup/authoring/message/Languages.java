package dev.headsup.authoring.message;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of the languages there are a customer is written to in: the lookup of RFC 4647, section
/// 3.4, which takes away one part of the wanted tag after the other.
final class Languages {
  private Languages() {}

  /// The tag that serves best: `de-CH`, else `de`, else nothing.
  static Optional<String> lookup(@Nullable String wanted, Collection<String> written) {
    if (wanted == null) {
      return Optional.empty();
    }
    String tag = wanted.strip().replace('_', '-');
    return range(tag)
        .map(range -> Locale.lookupTag(List.of(range), written))
        .flatMap(found -> written.stream().filter(found::equalsIgnoreCase).findFirst());
  }

  private static Optional<LanguageRange> range(String tag) {
    try {
      return Optional.of(new LanguageRange(tag));
    } catch (IllegalArgumentException noTag) {
      return Optional.empty();
    }
  }

  /// The locale for dates and numbers: the customer's when the message is in their language, else
  /// the message's, so that no message mixes two.
  static Locale forFormats(@Nullable String wanted, String language) {
    Locale written = Locale.forLanguageTag(language);
    if (wanted == null) {
      return written;
    }
    Locale theirs = Locale.forLanguageTag(wanted.strip().replace('_', '-'));
    return theirs.getLanguage().equals(written.getLanguage()) ? theirs : written;
  }
}
