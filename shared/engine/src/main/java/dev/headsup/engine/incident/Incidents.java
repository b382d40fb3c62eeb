package dev.headsup.engine.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Where incidents are kept.
///
/// Safe for use by many threads and processes at once: of two who change one incident at the same
/// time both changes are in it afterwards. Everything may be repeated. Every method may throw an
/// unchecked exception when the store does not answer.
public interface Incidents {
  /// For how long one that is over is among the current ones, at least.
  Duration LATELY = Duration.ofDays(2);

  /// An incident after a change.
  ///
  /// @param changed whether it is another than before
  /// @param announced of what its customers were last told
  record Kept(Incident incident, boolean changed, Announced announced) {}

  /// Takes a report in.
  Kept report(String id, Report report);

  /// Takes a person's decision in; empty when there is no such incident.
  Optional<Kept> judge(String id, Judgement judgement);

  /// Changes several together or none of them, each from how it is now.
  ///
  /// @param ids which are read; those that are not there are left out
  /// @param change says how some of them are to be; asked again where somebody was quicker
  /// @return all that were read, as they are then
  Map<String, Kept> together(
      Collection<String> ids, Function<Map<String, Kept>, List<Incident>> change);

  /// Remembers that the customers of a revision are being told. One that is older than another
  /// announced already changes nothing.
  void announced(String id, Announced announced);

  /// One incident.
  default Optional<Incident> find(String id) {
    return look(id).map(Kept::incident);
  }

  /// One incident, as it is.
  Optional<Kept> look(String id);

  /// The current ones, each with what customers were told of it.
  List<Kept> watched(Instant now);

  /// Those that are not over, and those that ended in the last two days, the newest change first.
  /// What changed a moment ago may be missing.
  default List<Incident> current(Instant now) {
    return watched(now).stream().map(Kept::incident).toList();
  }

  /// The newest of this month and the last two, those that go on first.
  List<Incident> latest(Instant now, int limit);
}
