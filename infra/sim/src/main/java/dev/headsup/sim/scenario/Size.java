package dev.headsup.sim.scenario;

/// How much happens in a run.
///
/// @param customers how many there are
/// @param events how many cases they start
/// @param minutes in what time, in minutes
/// @param trouble how long something may go wrong, in minutes, at least as long
record Size(int customers, int events, int minutes, int trouble) {
  /// A run of a few hundred requests.
  static final Size SMALL = new Size(4, 16, 8, 8);

  /// The same, for one fault at any step of it, also where it finds its end.
  static final Size FEW = new Size(4, 16, 8, 20);

  /// The run of the invariant A1.
  static final Size THOUSAND = new Size(200, 1_000, 10, 22);
}
