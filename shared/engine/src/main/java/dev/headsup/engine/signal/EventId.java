package dev.headsup.engine.signal;

/// The id that a feed gave an event; two events with the same id are one.
///
/// @param value never blank
public record EventId(String value) {
  public EventId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("An event id must not be blank");
    }
  }

  /// 24 well-mixed bits of the id (FNV-1a with the finaliser of MurmurHash3), stable for ever: they
  /// are stored.
  public int tag() {
    int hash = Hash.of(value);
    return hash >>> 8;
  }
}
