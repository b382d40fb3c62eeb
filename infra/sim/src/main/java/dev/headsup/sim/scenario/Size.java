package dev.headsup.sim.scenario;

/// How much happens in a run.
///
/// @param customers how many there are
/// @param events how many cases they start
/// @param minutes in what time, in minutes
record Size(int customers, int events, int minutes) {
  /// A run of a few hundred requests.
  static final Size SMALL = new Size(4, 16, 8);

  /// The run of the invariant A1.
  static final Size THOUSAND = new Size(200, 1_000, 10);
}
