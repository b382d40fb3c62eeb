package dev.headsup.engine.customer;

/// A company or group that customers belong to.
///
/// @param value at most 256 characters, never blank
public record AccountId(String value) {
  public AccountId {
    if (value.isBlank() || value.length() > CustomerId.MAX_LENGTH) {
      throw new IllegalArgumentException("An account id has 1 to 256 characters");
    }
  }
}
