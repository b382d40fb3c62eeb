package dev.headsup.aws.segment;

import java.util.Locale;
import java.util.Optional;

/// The two kinds of write key.
public enum KeyKind {
  /// In browsers and apps, so anybody can have it: it may only report behaviour.
  PUBLIC,
  /// On the owner's servers: it may also set addresses, traits, accounts and consent.
  SERVER;

  /// As written in messages: `public` or `server`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind of this word.
  public static Optional<KeyKind> ofWord(String word) {
    return switch (word) {
      case "public" -> Optional.of(PUBLIC);
      case "server" -> Optional.of(SERVER);
      default -> Optional.empty();
    };
  }
}
