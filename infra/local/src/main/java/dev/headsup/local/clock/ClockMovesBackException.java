package dev.headsup.local.clock;

import java.time.Instant;

/// The local clock was asked to move back, which would let effects come before their causes.
public final class ClockMovesBackException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ClockMovesBackException(Instant now, Instant wanted) {
    super("the local clock is at " + now + " and does not move back to " + wanted);
  }
}
