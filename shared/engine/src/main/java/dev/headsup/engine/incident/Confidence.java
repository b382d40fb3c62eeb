package dev.headsup.engine.incident;

import java.util.Locale;

/// How sure a source is of what it says. The names are stored.
public enum Confidence {
  /// People, or a system that people trust to speak for them, say so: customers may hear of it.
  DECLARED,
  /// A machine raised an alarm. It waits for a person.
  ALERTED,
  /// Worked out here, from what customers do or from figures. It waits for a person.
  INFERRED;

  /// The word of doors, for example `declared`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it is enough for customers to hear of it, before a person has looked.
  public boolean speaks() {
    return switch (this) {
      case DECLARED -> true;
      case ALERTED, INFERRED -> false;
    };
  }
}
