package dev.headsup.engine.customer;

import java.util.Set;

/// Finds customers by how they can be reached or are called elsewhere. Only what a profile says now
/// counts: an address that somebody gave up leads nowhere.
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer.
public interface Directory {
  /// Whose address this is. Several may share one.
  Set<CustomerId> at(AddressHash address);

  /// Who linked this handle.
  Set<CustomerId> called(Handle handle);
}
