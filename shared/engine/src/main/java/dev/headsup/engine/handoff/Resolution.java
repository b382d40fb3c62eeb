package dev.headsup.engine.handoff;

import java.time.Instant;
import java.util.Locale;

/// How a case ended.
///
/// @param by who says so
/// @param note what colleagues should know, at most [#LONGEST_NOTE] characters; may be empty
public record Resolution(String by, String person, Instant at, Outcome outcome, String note) {
  /// How long a note may be.
  public static final int LONGEST_NOTE = 2_000;

  public Resolution {
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("A note has at most " + LONGEST_NOTE + " characters");
    }
  }

  /// What came of it. The names are stored; never rename one.
  public enum Outcome {
    /// The customer has what they needed.
    SOLVED("solved", true),
    /// Somebody spoke with them, and it goes on elsewhere.
    CALLED("called", false),
    /// They could not be reached.
    NO_ANSWER("no answer", false),
    /// It turned out that nobody was needed.
    NOT_NEEDED("not needed", true);

    private final String word;
    private final boolean settles;

    Outcome(String word, boolean settles) {
      this.word = word;
      this.settles = settles;
    }

    /// As people read it.
    public String word() {
      return word;
    }

    /// As a form sends it, for example `no-answer`.
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether nothing stands in the way of help by a machine any more.
    public boolean settles() {
      return settles;
    }
  }
}
