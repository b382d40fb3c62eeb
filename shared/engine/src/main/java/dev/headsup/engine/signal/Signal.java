package dev.headsup.engine.signal;

import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;

/// A normalised, deduplicated piece of news about one customer: every feed becomes signals, and the
/// engine knows nothing else.
public sealed interface Signal permits Observation, Signal.TimerFired {
  /// Whom it is about.
  CustomerId customer();

  /// When it happened, by the clock of the world, not of the machine that reads it.
  Instant at();

  /// A wait is over: the time to look again at a case that was put off.
  ///
  /// @param trigger the trigger's id
  /// @param outreach the ledger entry that was put off
  /// @param at the time it was due
  record TimerFired(CustomerId customer, String trigger, String outreach, Instant at)
      implements Signal {}
}
