package dev.headsup.engine.activity;

import dev.headsup.engine.signal.EventId;
import java.time.Instant;

/// One remembered event: when it happened, and 24 bits of its id, so that the same event is never
/// remembered twice. Ordered by time, then tag.
///
/// @param millis event time, milliseconds since 1970
/// @param tag [EventId#tag], 0 to 2^24 - 1
public record Stamp(long millis, int tag) implements Comparable<Stamp> {
  /// The stamp of an event.
  public static Stamp of(Instant at, EventId id) {
    return new Stamp(at.toEpochMilli(), id.tag());
  }

  /// When the event happened.
  public Instant at() {
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public int compareTo(Stamp other) {
    int order = Long.compare(millis, other.millis);
    return order != 0 ? order : Integer.compare(tag, other.tag);
  }
}
