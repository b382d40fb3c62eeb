package dev.headsup.engine.tutorial;

/// What a tutorial brought about, counted in customers; each counts once for each step.
///
/// @param offered to how many it was offered
/// @param started how many opened it, offered or not
/// @param finished how many went through it
/// @param succeeded how many did what it teaches soon after
/// @param contacted how many turned to support soon after
public record Effect(long offered, long started, long finished, long succeeded, long contacted) {
  /// Nothing yet.
  public static final Effect NONE = new Effect(0, 0, 0, 0, 0);

  /// What is believed of a tutorial of which little is known: two in twenty succeed.
  private static final double PRIOR_SUCCESSES = 2;

  private static final double PRIOR_CUSTOMERS = 20;

  /// How likely the next customer succeeds, between 0 and 1: successes of those who met it, drawn
  /// towards one in ten while there are few (the mean of a Beta distribution with the prior 2, 18).
  public double rate() {
    long met = Math.max(offered, started);
    return (Math.min(succeeded, met) + PRIOR_SUCCESSES) / (met + PRIOR_CUSTOMERS);
  }
}
