package dev.headsup.engine.due;

import dev.headsup.engine.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;

/// Work for later. It is written in the transaction that it guards, and removed once its work is
/// safely queued, so it may be done twice but never not at all; what it starts is idempotent.
public sealed interface DueEntry {
  /// When it is due.
  Instant at();

  /// Whom it concerns.
  CustomerId customer();

  /// The ledger entry it concerns.
  String outreach();

  /// A wait is over: decide again.
  ///
  /// @param trigger the trigger's id
  record Wait(Instant at, CustomerId customer, String outreach, String trigger)
      implements DueEntry {}

  /// See that every message of an outreach got away: rescue after a crash, or a try after a
  /// back-off.
  record Deliver(Instant at, CustomerId customer, String outreach) implements DueEntry {
    /// How long the ordinary way may take before the rescue looks.
    public static final Duration RESCUE_AFTER = Duration.ofMinutes(2);

    /// The rescue of what was decided at a time; known again from the ledger entry, so that whoever
    /// finishes the work can remove it.
    public static Deliver rescue(Instant decided, CustomerId customer, String outreach) {
      return new Deliver(decided.plus(RESCUE_AFTER), customer, outreach);
    }
  }
}
