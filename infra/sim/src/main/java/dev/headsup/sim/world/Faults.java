package dev.headsup.sim.world;

import dev.headsup.sim.Choice;
import java.time.Duration;
import java.util.List;

/// The plan of what goes wrong. It is asked in one order, and answers the same in every run.
public interface Faults {
  /// Nothing goes wrong.
  Faults NONE = (step, function, what) -> Fault.NONE;

  /// What goes wrong with an attempt.
  ///
  /// @param step the number of the attempt in this run, from 0
  /// @param function who makes it
  /// @param what service, operation and what it is about
  Fault next(long step, String function, String what);

  /// How long an attempt takes.
  default Duration latency(String what) {
    return Duration.ofMillis(4);
  }

  /// After how long a message that was handed over comes again, once for each.
  default List<Duration> copies() {
    return List.of();
  }

  /// Which way a service takes that is free to choose; 0 is the usual one.
  default int choose(Choice choice, int options) {
    return 0;
  }

  /// How far ahead the clock of a new environment is.
  default Duration skew() {
    return Duration.ZERO;
  }

  /// Whether the poller's word that a message is done gets lost, so that it comes again.
  default boolean forgetsDone() {
    return false;
  }
}
