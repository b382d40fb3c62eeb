package dev.headsup.engine.configuration;

import java.time.Instant;
import java.util.List;

/// One change of the configuration: documents that got new versions together.
///
/// @param number from 1, in the order in which pushes took effect
/// @param by who did it, as they called themselves
/// @param note what they said about it; may be empty
/// @param changes never empty, each document once
public record Push(
    int number, String by, Instant at, String note, List<Change> changes, State state) {

  /// A document that got a new version.
  ///
  /// @param version the one that it got
  public record Change(DocumentName name, int version, String hash, boolean removed) {}

  /// How far a push is. The name is stored; never rename one.
  public enum State {
    /// Not all of it is in place.
    OPEN,
    /// All of it is in place.
    DONE,
    /// It broke off before anything was in place, and was taken back.
    TAKEN_BACK
  }

  public Push {
    changes = List.copyOf(changes);
    if (number < 1 || changes.isEmpty()) {
      throw new IllegalArgumentException("a push has a number from 1 and changes something");
    }
  }
}
