package dev.headsup.engine.brake;

import java.util.Collection;
import java.util.Map;

/// How every version of a trigger, and every channel, stands with the brakes.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer.
public interface Brakes {
  /// Reads some, consistently; of which nothing is known is [Brake#released].
  Map<String, Brake> read(Collection<String> keys);

  /// Writes a next step, with a revision higher by one, if nobody wrote in between.
  ///
  /// @param after made from what was read, with its revision
  /// @return false when somebody did: read again
  boolean replace(Brake after);
}
