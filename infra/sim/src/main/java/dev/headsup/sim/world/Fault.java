package dev.headsup.sim.world;

/// What goes wrong with one attempt of a request.
public enum Fault {
  /// Nothing.
  NONE,
  /// It never arrived: the connection was refused.
  BEFORE,
  /// It took effect, and the answer was lost.
  AFTER,
  /// It took effect, and the answer is an error of the server.
  ERROR_AFTER,
  /// It never arrived, and the client waits for an answer until its patience ends.
  HANG_BEFORE,
  /// It took effect, and the client waits for an answer until its patience ends.
  HANG_AFTER,
  /// It was refused, to come more slowly.
  THROTTLE,
  /// The function died before the request left.
  KILL_BEFORE,
  /// The function died after the request took effect.
  KILL_AFTER;

  /// Whether the request takes effect all the same.
  boolean takesEffect() {
    return switch (this) {
      case NONE, AFTER, ERROR_AFTER, HANG_AFTER, KILL_AFTER -> true;
      case BEFORE, HANG_BEFORE, THROTTLE, KILL_BEFORE -> false;
    };
  }

  /// Whether the function is no more.
  boolean kills() {
    return switch (this) {
      case KILL_BEFORE, KILL_AFTER -> true;
      case NONE, BEFORE, AFTER, ERROR_AFTER, HANG_BEFORE, HANG_AFTER, THROTTLE -> false;
    };
  }
}
