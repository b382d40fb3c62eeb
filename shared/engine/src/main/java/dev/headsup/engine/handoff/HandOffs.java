package dev.headsup.engine.handoff;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.handoff.HandOff.Taken;
import java.util.List;
import java.util.Optional;

/// The cases that people answer. Safe for use by many threads and processes at once; may throw an
/// unchecked exception when the store does not answer, and a repeat does no harm then.
public interface HandOffs {
  /// Opens a case, unless it is there: then it stays as it is, however far it came.
  ///
  /// @return the case as it is now
  HandOff open(HandOff fresh);

  /// A case, read consistently.
  Optional<HandOff> find(CustomerId customer, String id);

  /// Takes an open case. Of two at once one wins, and the other is told who.
  ///
  /// @return empty when there is no such case
  Optional<Answer> take(CustomerId customer, String id, Taken by);

  /// Ends a case, taken or not. The first end stays.
  ///
  /// @return empty when there is no such case
  Optional<Answer> resolve(CustomerId customer, String id, Resolution resolution);

  /// What came of a change.
  ///
  /// @param now the case as it is now
  /// @param done whether it is as it was asked for: by this call, or by the same person before
  record Answer(HandOff now, boolean done) {}

  /// Notes that a notice went out; a repeat changes nothing, and of a case that is not there
  /// nothing is noted.
  void noteTold(CustomerId customer, String id, Notice notice);

  /// The cases that are not resolved, the earliest promise first. One of a moment ago may be
  /// missing.
  ///
  /// @param limit how many at most
  List<HandOff> waiting(int limit);

  /// All cases of a customer, newest first, read consistently.
  List<HandOff> of(CustomerId customer);
}
