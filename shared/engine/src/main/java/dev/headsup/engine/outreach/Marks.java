package dev.headsup.engine.outreach;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// When a customer first did what with a message. Only first times count: a repeat changes nothing.
///
/// @param first a mark that is missing did not happen
public record Marks(Map<Mark, Instant> first) {
  /// Nothing happened yet.
  public static final Marks NONE = new Marks(Map.of());

  public Marks {
    first = Map.copyOf(first);
  }

  /// When it first happened.
  public Optional<Instant> at(Mark mark) {
    return Optional.ofNullable(first.get(mark));
  }

  /// Whether it happened.
  public boolean has(Mark mark) {
    return first.containsKey(mark);
  }

  /// These with one more and all that it implies; what happened before keeps its time.
  public Marks with(Mark mark, Instant at) {
    Map<Mark, Instant> more = new EnumMap<>(Mark.class);
    more.putAll(first);
    for (Mark each : Mark.values()) {
      if (mark.implies(each)) {
        more.putIfAbsent(each, at);
      }
    }
    return new Marks(more);
  }

  /// Both together, each mark at its earlier time.
  public Marks and(Marks other) {
    Map<Mark, Instant> both = new EnumMap<>(Mark.class);
    both.putAll(first);
    other.first.forEach(
        (mark, at) -> both.merge(mark, at, (one, two) -> one.isBefore(two) ? one : two));
    return new Marks(both);
  }
}
