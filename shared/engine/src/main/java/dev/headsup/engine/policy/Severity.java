package dev.headsup.engine.policy;

import java.util.Locale;

/// How soon a person must look at a case. The names are stored; never rename one.
public enum Severity {
  /// The usual.
  NORMAL,
  /// Before the usual.
  HIGH,
  /// Before everything else.
  CRITICAL;

  /// The word of observations, for example `critical`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
