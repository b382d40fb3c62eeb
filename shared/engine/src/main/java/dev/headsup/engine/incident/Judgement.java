package dev.headsup.engine.incident;

import java.time.Instant;

/// What a person decided about an incident. The newest word counts.
///
/// @param verdict what they decided
/// @param by who, as the console knows them
public record Judgement(Verdict verdict, String by, Instant at) {
  /// The decisions. The names are stored.
  public enum Verdict {
    /// It is real: customers may hear of it.
    CONFIRMED,
    /// It is none: nobody hears of it, and those who did hear that it is over.
    DISMISSED
  }

  boolean outdates(Judgement other) {
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && verdict.compareTo(other.verdict) > 0);
  }
}
