package dev.headsup.sim.world;

/// The environment of a function is no more: nothing that it does from here on happens.
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed(String why) {
    super(why, null, false, false);
  }
}
