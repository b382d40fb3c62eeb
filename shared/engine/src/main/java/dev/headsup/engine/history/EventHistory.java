package dev.headsup.engine.history;

import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Where accepted events are kept.
///
/// Safe for use by many threads and processes at once. Events may be kept again and in any order:
/// whoever reads gets each once, by its customer and id. Every method may throw an unchecked
/// exception when the store does not answer; what was kept before then is kept.
public interface EventHistory {
  /// Keeps the events of one batch, all or none.
  void keep(List<PastEvent> batch);

  /// What came under some ids, be it still as it was kept or put in order since.
  ///
  /// @param ids all ids of one customer
  /// @param from the first instant that counts, by [PastEvent#at]
  /// @param to the first that does not count any more
  Past read(Collection<CustomerId> ids, Instant from, Instant to);

  /// What was found.
  ///
  /// @param events each once, in [PastEvent#IN_TIME]
  /// @param damaged names of what could not be read, each with the reason
  record Past(List<PastEvent> events, List<String> damaged) {
    public Past {
      events = List.copyOf(events);
      damaged = List.copyOf(damaged);
    }
  }
}
