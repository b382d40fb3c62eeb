package dev.headsup.engine.activity;

import dev.headsup.engine.signal.EventId;
import java.time.Duration;
import java.time.Instant;

/// One remembered event: when it happened, and 24 bits of its id, so that the same event is never
/// remembered twice. Ordered by time, then tag.
///
/// @param millis event time, milliseconds since 1970
/// @param tag [EventId#tag], 0 to 2^24 - 1
/// @param key 24 bits of what tells its case from others, such as an order's id; 0 for nothing
public record Stamp(long millis, int tag, int key) implements Comparable<Stamp> {
  /// How far apart two copies of one event can lie: the time of an event whose client has a wrong
  /// clock is put right by when its request was sent and when it arrived, by at most a day, and a
  /// request that is sent again arrives later.
  static final Duration COPIES = Duration.ofDays(1);

  /// A stamp that belongs to no case of its own.
  public Stamp(long millis, int tag) {
    this(millis, tag, 0);
  }

  /// The stamp of an event.
  public static Stamp of(Instant at, EventId id) {
    return of(at, id, 0);
  }

  /// The stamp of an event of a case.
  public static Stamp of(Instant at, EventId id, int key) {
    return new Stamp(at.toEpochMilli(), id.tag(), key);
  }

  /// When the event happened.
  public Instant at() {
    return Instant.ofEpochMilli(millis);
  }

  /// Whether this is the same event at another time: the tags are equal, and the times are no
  /// further apart than [#COPIES]. Of different events one pair in sixteen million looks like it.
  public boolean isCopyOf(Stamp other) {
    return tag == other.tag && Math.abs(millis - other.millis) <= COPIES.toMillis();
  }

  @Override
  public int compareTo(Stamp other) {
    int order = Long.compare(millis, other.millis);
    return order != 0 ? order : Integer.compare(tag, other.tag);
  }
}
