package dev.headsup.engine.trigger;

import dev.headsup.engine.signal.Hash;
import dev.headsup.engine.signal.Observation;
import java.util.Comparator;
import java.util.List;

/// An event by name, and conditions on its properties that all hold.
///
/// @param where at most [#MOST_CONDITIONS]
public record EventPattern(String event, List<FieldCondition> where) {
  /// The most conditions of one pattern.
  public static final int MOST_CONDITIONS = 20;

  public EventPattern {
    if (where.size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "At most " + MOST_CONDITIONS + " conditions: " + where.size());
    }
    where = where.stream().sorted(Comparator.comparing(FieldCondition::words)).toList();
  }

  /// Whether a behaviour is such an event.
  public boolean holds(Observation observation) {
    return event.equals(observation.event())
        && where.stream().allMatch(condition -> condition.holds(observation.properties().values()));
  }

  /// Names this pattern in stored activities. It depends on the words alone, so the same condition
  /// in two triggers, or in two versions of one, is remembered once.
  public int key() {
    return Hash.of(words());
  }

  /// The pattern in words, for example `Import Failed with error_code E12`.
  public String words() {
    return where.isEmpty()
        ? event
        : event
            + " with "
            + String.join(" and ", where.stream().map(FieldCondition::words).toList());
  }
}
