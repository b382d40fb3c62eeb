package dev.headsup.engine.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Where events go that could not be understood: kept with the reason, never retried, never lost.
///
/// Safe for use by many threads and processes at once.
public interface Quarantine {
  /// An event that was refused.
  ///
  /// @param id names it, so that a repeat is kept once
  /// @param reason a short name, for example `no-event-name`
  /// @param detail what exactly, in words, without the event's content
  /// @param event the event as it came
  record Refused(String id, String reason, String detail, String event, Instant at) {
    /// Without the event: it may stand in a log.
    @Override
    public String toString() {
      return "Refused[" + reason + ", " + at + "]";
    }
  }

  /// For how long refused events are kept.
  Duration KEPT = Duration.ofDays(14);

  /// Keeps refused events for [#KEPT].
  void add(List<Refused> refused);

  /// What was refused on a day (UTC), at most `limit`.
  List<Refused> on(LocalDate day, int limit);

  /// Forgets one that was put right or given up; what is not there stays so.
  void remove(Refused refused);
}
