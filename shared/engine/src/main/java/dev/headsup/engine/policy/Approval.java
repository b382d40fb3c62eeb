package dev.headsup.engine.policy;

/// How many customers one version of a trigger may reach in a day before a second person says yes.
///
/// @param above customers; at least 1
/// @param share of all customers, above 0 and at most 1
/// @param times and so many times as many as the trigger reached on its busiest day of the last
///   thirty; at least 1
/// @param free up to so many nobody is asked, however few customers there are
/// @param solo whether one person may say yes to their own; at most to [#soloBelow] customers
/// @param because why a team does so, which stands beside each such yes; empty unless `solo`
public record Approval(
    long above,
    double share,
    double times,
    long free,
    boolean solo,
    long soloBelow,
    String because) {
  /// How far the number of customers may be from the one that was approved.
  public static final double TOLERANCE = 0.05;

  public Approval {
    if (above < 1 || free < 1 || !(share > 0 && share <= 1) || !(times >= 1)) {
      throw new IllegalArgumentException("Approval above " + above + ", " + share + ", " + times);
    }
    if (solo && because.isBlank()) {
      throw new IllegalArgumentException("Who approves alone says why");
    }
  }

  /// How many customers may be reached in a day without a yes.
  ///
  /// @param base how many customers there are
  /// @param usual how many the trigger reached on its busiest day of the last thirty; 0 where it
  ///   never ran
  public long limit(long base, long usual) {
    long least = Math.min(above, (long) Math.floor(share * base));
    if (usual > 0) {
      least = Math.min(least, (long) Math.floor(times * usual));
    }
    return Math.max(free, least);
  }

  /// Whether somebody may say yes to what they made themselves.
  public boolean alone(long customers) {
    return solo && customers < soloBelow;
  }

  /// Whether a yes to so many customers is one to so many others.
  public static boolean covers(long approved, long customers) {
    return customers <= approved * (1 + TOLERANCE);
  }
}
