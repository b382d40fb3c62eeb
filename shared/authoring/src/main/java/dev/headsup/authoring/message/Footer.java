package dev.headsup.authoring.message;

import dev.headsup.engine.customer.Purpose;
import java.util.Locale;
import java.util.Optional;

/// The words around a message: why the customer gets it, and how to stop such messages. In a
/// language that we do not speak, the writer brings `why` and `stop`, and the other two are blank:
/// then the sentence is the link, and preferences are one step behind it.
///
/// @param why one sentence
/// @param more the label of the link that says more
/// @param preferences the label of the link to what they want to get
/// @param stop how such messages are stopped: the label of a link, or the words of a text message
record Footer(String why, String more, String preferences, String stop) {
  /// Our own words, for the languages that we speak.
  static Optional<Footer> in(String locale, Purpose purpose) {
    return Wording.in(locale)
        .map(words ->
            new Footer(
                words.get("why") + ": " + words.get("why", purpose.name().toLowerCase(Locale.ROOT)),
                words.get("why", "link"),
                words.get("preferences"),
                words.get("stop")));
  }

  /// These words with a writer's own for some.
  Footer with(String ownWhy, String ownStop) {
    return new Footer(ownWhy, more, preferences, ownStop);
  }

  /// Whether e-mails of a purpose carry a link that stops them.
  static boolean hasStop(Purpose purpose) {
    return switch (purpose) {
      case HELP, MARKETING -> true;
      case SECURITY, SERVICE -> false;
    };
  }
}
