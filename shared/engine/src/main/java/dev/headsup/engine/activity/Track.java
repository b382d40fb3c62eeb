package dev.headsup.engine.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The newest events that met one condition, as a set of stamps in order.
///
/// Adding is idempotent and commutative: the result depends only on which events were added, not on
/// how often or in which order. So a track needs no memory of event ids besides its own stamps, and
/// two tracks of one person merge by union.
public record Track(List<Stamp> stamps) {
  /// No event yet.
  public static final Track EMPTY = new Track(List.of());

  public Track {
    stamps = List.copyOf(stamps);
  }

  /// This track with an event added, within the bounds of `spec`; this very track when the event is
  /// known or too old to be kept. Of two copies of one event the earlier one is kept, whichever
  /// came first.
  public Track add(Stamp stamp, TrackSpec spec) {
    List<Stamp> grown = new ArrayList<>(stamps.size() + 1);
    for (Stamp known : stamps) {
      if (!known.isCopyOf(stamp)) {
        grown.add(known);
      } else if (known.compareTo(stamp) <= 0) {
        return this;
      }
    }
    grown.add(-Collections.binarySearch(grown, stamp) - 1, stamp);
    List<Stamp> kept = kept(grown, spec);
    return kept.equals(stamps) ? this : new Track(kept);
  }

  /// Whether an event is known, be it by a copy with another time.
  public boolean has(Stamp event) {
    return stamps.stream().anyMatch(event::isCopyOf);
  }

  /// The union of two tracks of one person.
  public Track merge(Track other, TrackSpec spec) {
    Track merged = this;
    for (Stamp stamp : other.stamps) {
      merged = merged.add(stamp, spec);
    }
    return merged;
  }

  private static List<Stamp> kept(List<Stamp> sorted, TrackSpec spec) {
    long floor = sorted.getLast().millis() - spec.horizon().toMillis();
    int from = Math.max(0, sorted.size() - spec.capacity());
    while (sorted.get(from).millis() <= floor) {
      from++;
    }
    return sorted.subList(from, sorted.size());
  }

  /// The first window of `times` events of one case, one of them `stamp`, that lie within `window`
  /// of each other; the window is open at its start, so events exactly `window` apart are not in
  /// one. Empty when there is none.
  public Optional<List<Stamp>> window(Stamp stamp, int times, Duration window) {
    List<Stamp> mine = of(stamp.key());
    int place = Collections.binarySearch(mine, stamp);
    if (place < 0) {
      return Optional.empty();
    }
    int first = Math.max(0, place - times + 1);
    for (int from = first; from <= place && from + times <= mine.size(); from++) {
      List<Stamp> candidate = mine.subList(from, from + times);
      if (candidate.getLast().millis() - candidate.getFirst().millis() < window.toMillis()) {
        return Optional.of(List.copyOf(candidate));
      }
    }
    return Optional.empty();
  }

  /// The events of one case, oldest first.
  ///
  /// @param key [Stamp#key], or 0 for every event, whatever its case
  public List<Stamp> of(int key) {
    return key == 0 ? stamps : stamps.stream().filter(stamp -> stamp.key() == key).toList();
  }

  /// How many remembered events of a case are newer than an instant.
  ///
  /// @param key [Stamp#key], or 0 for every event, whatever its case
  public int countAfter(Instant instant, int key) {
    int count = 0;
    for (Stamp stamp : stamps) {
      if ((key == 0 || stamp.key() == key) && stamp.at().isAfter(instant)) {
        count++;
      }
    }
    return count;
  }

  /// The newest remembered event of a case.
  ///
  /// @param key [Stamp#key], or 0 for every event, whatever its case
  public Optional<Stamp> newest(int key) {
    List<Stamp> mine = of(key);
    return mine.isEmpty() ? Optional.empty() : Optional.of(mine.getLast());
  }
}
