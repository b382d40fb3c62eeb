package dev.headsup.engine.incident;

import java.util.Locale;

/// Where an incident stands.
public enum Phase {
  /// Announced, not begun: maintenance.
  SCHEDULED,
  /// It goes on.
  OPEN,
  /// Mended, and watched before it is called over.
  MITIGATING,
  /// Over.
  RESOLVED,
  /// Announced, and will not happen; or opened by mistake.
  CANCELLED;

  /// The word of triggers and doors, for example `open`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether nothing more is to come, unless it begins anew.
  public boolean isOver() {
    return switch (this) {
      case RESOLVED, CANCELLED -> true;
      case SCHEDULED, OPEN, MITIGATING -> false;
    };
  }

  /// Whether customers are affected now.
  public boolean isOn() {
    return switch (this) {
      case OPEN, MITIGATING -> true;
      case SCHEDULED, RESOLVED, CANCELLED -> false;
    };
  }
}
