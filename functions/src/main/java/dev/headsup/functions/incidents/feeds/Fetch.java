package dev.headsup.functions.incidents.feeds;

import java.util.Optional;

/// Reads a public address.
public interface Fetch {
  /// The most that is read, in bytes.
  int LARGEST = 1 << 21;

  /// What stands there; empty when it was not reached, is no public https address, or answers with
  /// anything but 200. Why stands in the log.
  Optional<byte[]> get(String address);
}
