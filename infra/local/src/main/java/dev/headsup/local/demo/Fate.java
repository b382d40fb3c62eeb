package dev.headsup.local.demo;

/// What happens to a made-up customer, and how many it happens to. The numbers add up to 2,000.
enum Fate {
  /// Imports a file; it works.
  HEALTHY(1560),
  /// Fails once, then it works.
  STUMBLES(260),
  /// Fails three times and then manages, within five minutes: must not be told.
  RECOVERS(70),
  /// Fails three times and stays stuck: is told. The first of them is Ana.
  STRUGGLES(52),
  /// Is told, and is stuck again half an hour later: must not be told twice.
  STRUGGLES_AGAIN(8),
  /// Stays stuck, and was never asked about consent: must not be told.
  NEVER_ASKED(24),
  /// Stays stuck, and said no: must not be told.
  SAID_NO(10),
  /// Fails three times, but over half an hour: no struggle.
  SLOW(8),
  /// Fails twice before signing in and once after: the same person, is told.
  ANONYMOUS_FIRST(4),
  /// The third failure arrives three minutes late, from a phone without reception: is told.
  LATE(4);

  private final int customers;

  Fate(int customers) {
    this.customers = customers;
  }

  int customers() {
    return customers;
  }
}
