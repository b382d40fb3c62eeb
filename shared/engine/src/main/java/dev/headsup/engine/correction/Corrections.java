package dev.headsup.engine.correction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was put right. Safe for use by many threads and processes at once; every method may throw
/// an unchecked exception when the store does not answer, and a repeat does no harm then.
public interface Corrections {
  /// Puts one down, unless it is there already.
  ///
  /// @return whether it was not there
  boolean add(Correction correction);

  /// One, read consistently.
  Optional<Correction> find(String id);

  /// Has nobody more hear it; the first stop stays.
  ///
  /// @return empty when there is none of this id
  Optional<Correction> stop(String id, String by, Instant at);

  /// The newest ones, newest first; one that was put down a moment ago may be missing.
  List<Correction> newest(int limit);
}
