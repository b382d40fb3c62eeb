package dev.headsup.local.sandbox;

import java.util.Locale;
import java.util.Optional;

/// Whom the sandbox stands for.
public enum Provider {
  SES,
  SNS,
  WEBHOOKS;

  /// The provider of this name, in lower case as in `/_local/faults`.
  public static Optional<Provider> named(String name) {
    for (Provider provider : values()) {
      if (provider.word().equals(name)) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
