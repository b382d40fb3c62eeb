package dev.headsup.local.sandbox;

import java.util.Locale;
import java.util.Optional;

/// How a provider can fail.
public enum Fault {
  /// Too many requests: certainly not sent, later may work.
  THROTTLE,
  /// Never: the message or its address is refused.
  REFUSE,
  /// No answer, and nothing is sent.
  HANG,
  /// The message is sent, and the answer is lost.
  LOSE;

  /// The fault of this name, in lower case as in `/_local/faults`.
  public static Optional<Fault> named(String name) {
    for (Fault fault : values()) {
      if (fault.word().equals(name)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
