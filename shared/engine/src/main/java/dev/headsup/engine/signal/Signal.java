package dev.headsup.engine.signal;

import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;

/// A normalised observation about one customer: every feed becomes signals, and the engine knows
/// nothing else.
public sealed interface Signal {
  /// Whom it is about.
  CustomerId customer();

  /// When it happened, by the clock of the world, not of the machine that reads it.
  Instant at();

  /// The customer did something in the product.
  ///
  /// @param event the name of what they did, for example `Import Failed`
  record Behaviour(CustomerId customer, EventId id, String event, Properties properties, Instant at)
      implements Signal {
    /// The name of a contact with support that lies in the past and was imported. It is remembered
    /// where a trigger asks about it, and it never makes a case itself: history is no reason to
    /// write to somebody today.
    public static final String PAST_CONTACT = "Past Support Contact";

    public Behaviour {
      if (event.isBlank()) {
        throw new IllegalArgumentException("A behaviour has a name");
      }
    }
  }

  /// A wait is over: the time to look again at a case that was put off.
  ///
  /// @param trigger the trigger's id
  /// @param outreach the ledger entry that was put off
  /// @param at the time it was due
  record TimerFired(CustomerId customer, String trigger, String outreach, Instant at)
      implements Signal {}
}
