package dev.headsup.engine.metric;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// What is remembered between two looks: states of watches, and what was found, as bytes under a
/// name.
///
/// Safe for use by many threads and processes at once; of two who write one name the later counts.
/// Every method may throw an unchecked exception when the store does not answer.
public interface States {
  /// Writes a state.
  ///
  /// @param forget when it may be forgotten
  void write(String name, byte[] state, Instant forget);

  /// Reads states, consistently; those that were never written are not in the answer.
  Map<String, byte[]> read(Collection<String> names);
}
