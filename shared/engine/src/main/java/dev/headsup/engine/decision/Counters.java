package dev.headsup.engine.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Numbers that all customers share: budgets, ceilings, and how many struggle with one thing.
///
/// Safe for use by many threads and processes at once; no addition is lost. Whoever reads may see
/// what was a moment ago, so a budget may be overdrawn by what is decided at the same moment. Every
/// method may throw an unchecked exception when the store does not answer; an addition whose answer
/// was lost may count twice when it is repeated.
public interface Counters {
  /// A number, and how it came about over a day.
  ///
  /// @param total all of it
  /// @param parts the additions by the part of the day in which they were made, where that was said
  record Count(long total, Map<Integer, Long> parts) {
    /// Never added to.
    public static final Count NONE = new Count(0, Map.of());

    public Count {
      parts = Map.copyOf(parts);
    }
  }

  /// Adds to a number.
  ///
  /// @param part of the day, or -1 for none
  /// @param forget when it may be forgotten; [Instant#MAX] for never
  void add(String name, int part, long more, Instant forget);

  /// Reads numbers; every asked one is in the answer.
  Map<String, Count> read(Collection<String> names);
}
