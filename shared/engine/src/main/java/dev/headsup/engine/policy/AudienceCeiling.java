package dev.headsup.engine.policy;

import java.time.Duration;

/// The most customers that one trigger may reach before a person is asked: whoever would reach more
/// has probably made a mistake.
///
/// @param most customers; at least 1
/// @param within in this time
public record AudienceCeiling(long most, Duration within) {
  public AudienceCeiling {
    if (most < 1 || !within.isPositive()) {
      throw new IllegalArgumentException("Audience: " + most + " in " + within);
    }
  }
}
