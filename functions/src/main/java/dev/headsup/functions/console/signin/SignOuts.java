package dev.headsup.functions.console.signin;

import java.time.Instant;
import java.util.Optional;

/// Remembers when somebody last signed out. A session is in the browser's hands, so that alone ends
/// those begun before. Safe for use by many threads.
public interface SignOuts {
  /// When a person last signed out; empty for never. What [#record] wrote is seen at once.
  Optional<Instant> last(String person);

  /// Keeps the latest of what it was told.
  void record(String person, Instant at);
}
