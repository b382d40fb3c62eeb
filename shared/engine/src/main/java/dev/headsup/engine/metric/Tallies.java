package dev.headsup.engine.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// How much of each series happened in which slot of time.
///
/// Safe for use by many threads and processes at once; no addition is lost. An addition whose
/// answer was lost may count twice when it is repeated. Every method may throw an unchecked
/// exception when the store does not answer.
public interface Tallies {
  /// The length of a slot.
  Duration SLOT = Duration.ofMinutes(5);

  /// How long a slot can be read, at least.
  Duration KEPT = Duration.ofDays(2);

  /// Adds to a slot, all series at once.
  ///
  /// @param slot its beginning
  /// @param more by the series' keys ([Series#key])
  void add(Instant slot, Map<String, Tally> more);

  /// Reads slots; each asked one is in the answer, by its beginning.
  Map<Instant, Map<String, Tally>> read(Collection<Instant> slots);

  /// The beginning of the slot in which an instant lies.
  static Instant slot(Instant at) {
    return Instant.ofEpochSecond(
        Math.floorDiv(at.getEpochSecond(), SLOT.toSeconds()) * SLOT.toSeconds());
  }
}
