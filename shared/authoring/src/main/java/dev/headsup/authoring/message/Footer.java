package dev.headsup.authoring.message;

import dev.headsup.engine.customer.Purpose;
import java.util.Locale;
import java.util.Optional;

/// The words below an e-mail: why the customer gets it, and how to stop such e-mails.
///
/// @param why one sentence
/// @param stop the label of the unsubscribe link
record Footer(String why, String stop) {
  /// Our own words, for the languages that we speak; for others the writer brings them.
  static Optional<Footer> in(String locale, Purpose purpose) {
    return switch (Locale.forLanguageTag(locale).getLanguage()) {
      case "en" -> Optional.of(new Footer(english(purpose), "Stop these e-mails"));
      case "de" -> Optional.of(new Footer(german(purpose), "Diese E-Mails abbestellen"));
      default -> Optional.empty();
    };
  }

  /// Whether e-mails of a purpose carry an unsubscribe link.
  static boolean hasStop(Purpose purpose) {
    return switch (purpose) {
      case HELP, MARKETING -> true;
      case SECURITY, SERVICE -> false;
    };
  }

  private static String english(Purpose purpose) {
    return "Why you get this: "
        + switch (purpose) {
          case SECURITY -> "it concerns the safety of your account.";
          case SERVICE -> "it concerns the service that you use.";
          case HELP -> "you allowed us to send you help and tips.";
          case MARKETING -> "you allowed us to send you news and offers.";
        };
  }

  private static String german(Purpose purpose) {
    return "Warum Sie das bekommen: "
        + switch (purpose) {
          case SECURITY -> "Es betrifft die Sicherheit Ihres Kontos.";
          case SERVICE -> "Es betrifft den Dienst, den Sie nutzen.";
          case HELP -> "Sie haben uns erlaubt, Ihnen Hilfe und Tipps zu schicken.";
          case MARKETING -> "Sie haben uns erlaubt, Ihnen Neuigkeiten und Angebote zu schicken.";
        };
  }
}
