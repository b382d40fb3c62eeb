package dev.headsup.engine.incident;

import java.time.Instant;
import java.util.List;

/// What a person decided about an incident. The newest word counts.
///
/// @param verdict what they decided
/// @param by who, as the console knows them
/// @param title what customers read it is called, at most [Report#TITLE] characters; empty to leave
///   that as it is
/// @param parts the components that it concerns where its source names none that is known, at most
///   [Report#COMPONENTS]; none to leave that as it is
public record Judgement(Verdict verdict, String by, Instant at, String title, List<String> parts) {
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
    parts = List.copyOf(parts);
    if (parts.size() > Report.COMPONENTS) {
      throw new IllegalArgumentException(
          "An incident has at most %d components".formatted(Report.COMPONENTS));
    }
    if (title.length() > Report.TITLE) {
      throw new IllegalArgumentException(
          "A title has at most %d characters".formatted(Report.TITLE));
    }
  }

  /// A decision that leaves the parts as they are.
  public Judgement(Verdict verdict, String by, Instant at, String title) {
    this(verdict, by, at, title, List.of());
  }

  /// A decision that leaves the title as it is.
  public Judgement(Verdict verdict, String by, Instant at) {
    this(verdict, by, at, "");
  }

  /// This one, with the title and the parts of the one before it where it has none of its own.
  Judgement after(Judgement other) {
    return new Judgement(
        verdict,
        by,
        at,
        title.isEmpty() ? other.title : title,
        parts.isEmpty() ? other.parts : parts);
  }

  /// Whether it says the same, whoever said it and when.
  boolean saysAs(Judgement other) {
    return verdict == other.verdict && title.equals(other.title) && parts.equals(other.parts);
  }

  boolean outdates(Judgement other) {
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && verdict.compareTo(other.verdict) > 0);
  }
}
