package dev.headsup.engine.incident;

import java.util.Locale;

/// How hard an incident hits those whom it hits, from mild to hard.
public enum Impact {
  NONE,
  MINOR,
  MAJOR,
  CRITICAL;

  /// The word of triggers and doors, for example `major`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
