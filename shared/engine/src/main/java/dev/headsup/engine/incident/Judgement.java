package dev.headsup.engine.incident;

import java.time.Instant;

/// What a person decided about an incident. The newest word counts.
///
/// @param verdict what they decided
/// @param by who, as the console knows them
/// @param title what customers read it is called, at most [Report#TITLE] characters; empty to leave
///   that as it is
public record Judgement(Verdict verdict, String by, Instant at, String title) {
  /// The decisions. The names are stored.
  public enum Verdict {
    /// It is real: customers may hear of it.
    CONFIRMED,
    /// It is none: nobody hears of it, and those who did hear that it is over.
    DISMISSED,
    /// It was real and is over: those who heard of it hear the all-clear.
    OVER,
    /// Not yet, or not any further: nobody more hears of it until a person says something else.
    HELD
  }

  public Judgement {
    if (title.length() > Report.TITLE) {
      throw new IllegalArgumentException(
          "A title has at most %d characters".formatted(Report.TITLE));
    }
  }

  /// A decision that leaves the title as it is.
  public Judgement(Verdict verdict, String by, Instant at) {
    this(verdict, by, at, "");
  }

  /// This one, with the title of the one before it where it has none of its own.
  Judgement after(Judgement other) {
    return title.isEmpty() ? new Judgement(verdict, by, at, other.title) : this;
  }

  boolean outdates(Judgement other) {
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && verdict.compareTo(other.verdict) > 0);
  }
}
