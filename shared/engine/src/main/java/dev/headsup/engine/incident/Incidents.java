package dev.headsup.engine.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
  /// @param announced the revision of which its customers were last told, 0 for none
  record Kept(Incident incident, boolean changed, long announced) {}

  /// Takes a report in.
  Kept report(String id, Report report);

  /// Takes a person's decision in; empty when there is no such incident.
  Optional<Kept> judge(String id, Judgement judgement);

  /// Remembers that the customers of a revision are being told. One that is older than another
  /// announced already changes nothing.
  void announced(String id, long revision);

  /// One incident.
  Optional<Incident> find(String id);

  /// Those that are not over, and those that ended in the last two days, the newest change first.
  /// What changed a moment ago may be missing.
  List<Incident> current(Instant now);

  /// The newest of this month and the last two, those that go on first.
  List<Incident> latest(Instant now, int limit);
}
