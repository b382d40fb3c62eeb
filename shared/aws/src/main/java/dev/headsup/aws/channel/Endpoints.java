package dev.headsup.aws.channel;

import java.time.Instant;
import java.util.Optional;

/// Which webhook endpoints said that they are gone (410) and are left alone since.
///
/// An endpoint is named by a hash of its address and its secret: whoever sets one of them again
/// means another endpoint, which nobody disabled. Safe for use by many threads and processes.
public interface Endpoints {
  /// Since when an endpoint is gone; empty for one that is there.
  Optional<Instant> goneSince(String endpoint);

  /// Remembers that an endpoint is gone; of several words the first stays.
  void gone(String endpoint, Instant at);
}
