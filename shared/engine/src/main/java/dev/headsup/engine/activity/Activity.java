package dev.headsup.engine.activity;

import dev.headsup.engine.policy.Contact;
import dev.headsup.engine.policy.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a customer did lately, as far as live triggers ask, and what each trigger told them.
///
/// A value: every change gives a new one. What it remembers of events depends only on which were
/// folded in, so replays and reordering end in the same tracks.
///
/// @param lastSeen time of the newest event that a trigger counted, milliseconds since 1970, to the
///   hour below (so that an event that concerns no trigger rarely costs a write); 0 for never
/// @param tracks by [TrackSpec#key]
/// @param told by the key of the trigger
/// @param contacts what they heard from us in the last [#CONTACTS_FOR], oldest first; for caps and
///   fatigue
public record Activity(
    long lastSeen, Map<Integer, Track> tracks, Map<Integer, Told> told, List<Contact> contacts) {
  /// Never seen.
  public static final Activity NONE = new Activity(0, Map.of(), Map.of(), List.of());

  /// How long a contact is remembered.
  public static final Duration CONTACTS_FOR = Period.MEMORY;

  private static final int MOST_CONTACTS = 200;

  private static final long HOUR = 3_600_000;

  public Activity {
    tracks = ByKey.copyOf(tracks);
    told = ByKey.copyOf(told);
    contacts = List.copyOf(contacts);
  }

  /// What is remembered of a condition.
  public Track track(int key) {
    return ByKey.copyOf(tracks).orElse(key, Track.EMPTY);
  }

  /// What a trigger told.
  public Told told(int trigger) {
    return ByKey.copyOf(told).orElse(trigger, Told.NOTHING);
  }

  /// When they last reacted to anything, as far as we can tell: a customer whom we still see in the
  /// product did not turn away. Null when they were never seen.
  public @Nullable Instant reacted() {
    return lastSeen == 0 ? null : Instant.ofEpochMilli(lastSeen);
  }

  /// This activity with the customer seen at a time.
  public Activity seen(long millis) {
    long hour = Math.floorDiv(millis, HOUR) * HOUR;
    return hour <= lastSeen ? this : new Activity(hour, tracks, told, contacts);
  }

  /// This activity with an event remembered for one condition; this very one when it was known.
  public Activity with(Stamp stamp, TrackSpec spec) {
    Track before = track(spec.key());
    Track after = before.add(stamp, spec);
    if (after.equals(before)) {
      return this;
    }
    return new Activity(lastSeen, ByKey.copyOf(tracks).with(spec.key(), after), told, contacts);
  }

  /// This activity with another record of what a trigger told.
  public Activity with(int trigger, Told now) {
    Map<Integer, Told> changed = new HashMap<>(told);
    if (now.equals(Told.NOTHING)) {
      changed.remove(trigger);
    } else {
      changed.put(trigger, now);
    }
    return new Activity(lastSeen, tracks, changed, contacts);
  }

  /// This activity, in which the customer was told what they were told in another.
  public Activity toldLike(Activity other) {
    return new Activity(lastSeen, tracks, other.told, other.contacts);
  }

  /// This activity with one more contact; those that are too old are forgotten.
  public Activity with(Contact contact) {
    Instant floor = contact.at().minus(CONTACTS_FOR);
    List<Contact> kept =
        Stream.concat(contacts.stream(), Stream.of(contact))
            .filter(each -> each.at().isAfter(floor))
            .sorted(Comparator.comparing(Contact::at))
            .toList();
    return new Activity(
        lastSeen,
        tracks,
        told,
        kept.subList(Math.max(0, kept.size() - MOST_CONTACTS), kept.size()));
  }
}
