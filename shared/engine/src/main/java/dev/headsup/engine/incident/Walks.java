package dev.headsup.engine.incident;

import java.util.Optional;

/// How far the walks over those whom an incident concerns have come, so that one that was
/// interrupted goes on where it was.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer.
public interface Walks {
  /// Into how many walks the shards of a component are divided.
  int PARTS = 16;

  /// How many shards a walk passes: its share of them, and one of the earlier ones.
  int STEPS = Exposures.SHARDS / PARTS + Exposures.EARLIER / PARTS;

  /// The customers of some shards of one component, who are to hear of one revision of an incident.
  ///
  /// @param part from 0 to [#PARTS], exclusive
  record Walk(String incident, long revision, String component, int part) {
    public Walk {
      if (part < 0 || part >= PARTS || revision < 1) {
        throw new IllegalArgumentException("No walk: revision " + revision + ", part " + part);
      }
    }

    /// The shard that it passes at a step.
    ///
    /// @param step from 0 to [#STEPS], exclusive
    public int shard(int step) {
      return part + PARTS * step;
    }
  }

  /// A place in a walk.
  ///
  /// @param told how many customers were told before it
  /// @param step the shard that it is in ([Walk#shard]); [#STEPS] at the end
  /// @param next where to go on in that shard; empty for its beginning
  record Place(long told, int step, String next) {
    /// Where every walk begins.
    public static final Place START = new Place(0, 0, "");

    public Place {
      if (told < 0 || step < 0 || step > STEPS) {
        throw new IllegalArgumentException("No place: step " + step + ", told " + told);
      }
    }

    /// The end of a walk.
    public static Place end(long told) {
      return new Place(told, STEPS, "");
    }

    /// Whether there is nobody left.
    public boolean isEnd() {
      return step == STEPS;
    }
  }

  /// Where a walk is; empty when it has not begun.
  Optional<Place> place(Walk walk);

  /// Remembers where a walk is.
  void reached(Walk walk, Place place);
}
