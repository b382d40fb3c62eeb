package dev.headsup.engine.customer;

import java.time.Instant;
import java.util.Set;

/// What is known of addresses, whoever they belong to: the suppression list, and who was written to
/// at one. It outlives profiles: an address that went to another customer is still on the list.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer; a repeat does no harm then.
public interface Addresses {
  /// Puts an address on the suppression list: from now on no message to it is claimed, whatever its
  /// purpose ([dev.headsup.engine.outreach.Outreaches#claim]). A repeat changes nothing, and of
  /// words that arrive in any order the newest counts, at the same time the one that suppresses.
  /// Each is appended to the address's history.
  ///
  /// @param source who said so, for example `sms:stop`
  /// @return whether it was not on the list before; of many who ask at once, one hears so
  boolean suppress(AddressHash address, String source, Instant at);

  /// Takes an address off the list, unless somebody asked since `at` that it be on it.
  void lift(AddressHash address, String source, Instant at);

  /// Whether an address is on the list, read consistently.
  boolean isSuppressed(AddressHash address);

  /// Remembers that a customer is written to at an address, so that a reply finds them.
  void writtenTo(AddressHash address, CustomerId customer, Instant at);

  /// Who was written to at an address.
  Set<CustomerId> customersAt(AddressHash address);
}
