package dev.headsup.engine.trigger;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.TrackSpec;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Hash;
import dev.headsup.engine.signal.Observation;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event by name, and conditions on its properties that all hold.
///
/// @param where at most [#MOST_CONDITIONS]
/// @param by the property that tells one case from another, for example `order_id`, or null: what
///   concerns another order is another case and is counted apart
public record EventPattern(String event, List<FieldCondition> where, @Nullable String by) {
  /// The most conditions of one pattern.
  public static final int MOST_CONDITIONS = 20;

  /// How many correlation keys of one condition are remembered at about once.
  private static final int KEYS = 8;

  public EventPattern {
    if (where.size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "At most " + MOST_CONDITIONS + " conditions: " + where.size());
    }
    where = where.stream().sorted(Comparator.comparing(FieldCondition::words)).toList();
  }

  /// An event whose cases are not told apart.
  public EventPattern(String event, List<FieldCondition> where) {
    this(event, where, null);
  }

  /// The same, its cases told apart by a property.
  public EventPattern by(String property) {
    return new EventPattern(event, where, property);
  }

  /// Whether an observation is such an event.
  public boolean holds(Observation observation) {
    return event.equals(observation.event())
        && where.stream().allMatch(condition -> condition.holds(observation.properties().values()));
  }

  /// What is remembered of an event that holds.
  public Stamp stamp(Observation observation) {
    return Stamp.of(observation.at(), observation.id(), correlation(observation));
  }

  /// What tells its case from others: [Stamp#key], 0 where nothing does.
  private int correlation(Observation observation) {
    return by == null
        ? 0
        : observation.properties().get(by).map(value -> key(value.toString())).orElse(0);
  }

  /// What tells a case from others, by the value of the property that does: 1 to 2^24 - 1.
  public static int key(String value) {
    return Math.max(1, new EventId("=" + value).tag());
  }

  /// Names this pattern in stored activities. It depends on the words alone, so the same condition
  /// in two triggers, or in two versions of one, is remembered once.
  public int key() {
    return Hash.of(words());
  }

  /// A need for memory, made larger where cases are told apart.
  TrackSpec remembered(TrackSpec need) {
    return by == null
        ? need
        : new TrackSpec(
            need.key(), Math.min(TrackSpec.MAX_CAPACITY, need.capacity() * KEYS), need.horizon());
  }

  /// The pattern in words, for example `Import Failed with error_code E12`.
  public String words() {
    String conditions =
        where.isEmpty()
            ? event
            : event
                + " with "
                + String.join(" and ", where.stream().map(FieldCondition::words).toList());
    return by == null ? conditions : conditions + " of one " + by;
  }
}
