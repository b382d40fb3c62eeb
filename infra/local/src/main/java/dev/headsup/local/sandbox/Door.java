package dev.headsup.local.sandbox;

/// One provider's wire format.
interface Door {
  /// The message of a request.
  ///
  /// @throws IllegalArgumentException saying what the provider would not take
  Arrived read(String body);

  Reply accepted(Arrived message);

  Reply throttled();

  Reply refused();

  Reply invalid(String why);
}
