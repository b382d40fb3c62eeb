package dev.headsup.engine.customer;

import java.time.Instant;

/// The devices of customers, for who learns that one takes no push messages any more.
///
/// Safe for use by many threads and processes at once. May throw an unchecked exception when the
/// store does not answer; a repeat does no harm then.
public interface Devices {
  /// Retires a device of a customer since then. A word that it registered later still wins.
  void retire(CustomerId customer, Device device, Instant at);
}
