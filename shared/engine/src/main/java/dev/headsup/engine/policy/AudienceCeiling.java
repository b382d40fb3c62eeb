package dev.headsup.engine.policy;

/// The most customers that one trigger may reach in a day, or about one case, before a person is
/// asked: whoever would reach more has probably made a mistake. A trigger may have its own.
///
/// @param most customers; at least 1
public record AudienceCeiling(long most) {
  public AudienceCeiling {
    if (most < 1) {
      throw new IllegalArgumentException("An audience is at least 1: " + most);
    }
  }
}
