package dev.headsup.aws.privacy;

/// Tells what is somebody's: a customer whose ids are known, or those who were erased and are known
/// by keyed hashes only.
interface Whose {
  /// Whether this id is theirs.
  boolean isId(String id);

  /// Whether this hash of an address, as [dev.headsup.engine.customer.AddressHash] makes it, is
  /// theirs.
  boolean isAddress(String hash);

  /// Whether an event that could not be read is theirs, as far as its text shows.
  boolean isIn(String text);
}
