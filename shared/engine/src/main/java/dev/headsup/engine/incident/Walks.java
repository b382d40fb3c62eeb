package dev.headsup.engine.incident;

import java.util.Optional;

/// How far the walks over those whom an incident concerns have come, so that one that was
/// interrupted goes on where it was.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer.
public interface Walks {
  /// The customers of one component and shard, who are to hear of one revision of an incident.
  record Walk(String incident, long revision, String component, int shard) {
    public Walk {
      if (shard < 0 || shard >= Exposures.SHARDS || revision < 1) {
        throw new IllegalArgumentException("No walk: revision " + revision + ", shard " + shard);
      }
    }
  }

  /// A place in a walk.
  ///
  /// @param told how many customers were told before it
  /// @param next where to go on; empty text for the end
  record Place(long told, String next) {
    /// Whether there is nobody left.
    public boolean isEnd() {
      return next.isEmpty();
    }
  }

  /// Where a walk is; empty when it has not begun.
  Optional<Place> place(Walk walk);

  /// Remembers where a walk is.
  void reached(Walk walk, Place place);
}
