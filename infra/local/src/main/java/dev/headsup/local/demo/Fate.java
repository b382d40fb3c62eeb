package dev.headsup.local.demo;

/// What happens to a made-up customer, and how many it happens to. The numbers add up to 2,000.
enum Fate {
  /// Imports a file; it works.
  HEALTHY(1556),
  /// Fails once, then it works.
  STUMBLES(260),
  /// Fails three times and then manages, within five minutes: must not be told.
  RECOVERS(30),
  /// Fails three times and stays stuck: is told. The first of them is Ana.
  STRUGGLES(24),
  /// Is told, and is stuck again half an hour later: the message did not help, so a person is
  /// called.
  STRUGGLES_AGAIN(4),
  /// Stays stuck, and was never asked about consent: must not be told.
  NEVER_ASKED(9),
  /// Stays stuck, and said no: must not be told.
  SAID_NO(4),
  /// Fails three times, but over half an hour: no struggle.
  SLOW(8),
  /// Fails twice before signing in and once after: the same person, is told.
  ANONYMOUS_FIRST(2),
  /// The third failure arrives three minutes late, from a phone without reception: is told.
  LATE(2),
  /// Ben: wrote to support in distress, then fails three times. A person answers him, not a
  /// machine.
  IN_DISTRESS(1),
  /// Buys something; it works. Uses what will be down.
  SHOPS(60),
  /// Cannot pay, at the same minute as all the others: hears of the outage, and gets no tip.
  CANNOT_PAY(40);

  private final int customers;

  Fate(int customers) {
    this.customers = customers;
  }

  int customers() {
    return customers;
  }
}
