package dev.headsup.engine.metric;

import java.util.OptionalDouble;

/// What is looked at of a series. The names are stored, and so is the order of what is known of
/// each.
public enum Measure {
  /// How many events.
  VOLUME,
  /// The share of failures, 0 to 1.
  FAILURES,
  /// How long it takes, in milliseconds: the geometric mean, which a few that hang do not move.
  LATENCY;

  /// Of fewer events a share or a mean says nothing.
  private static final int ENOUGH = 10;

  /// The reading of a slot; empty where it had too few events for one.
  public OptionalDouble of(Tally tally) {
    return switch (this) {
      case VOLUME -> OptionalDouble.of((double) tally.volume());
      case FAILURES ->
          tally.volume() < ENOUGH
              ? OptionalDouble.empty()
              : OptionalDouble.of((double) tally.failed() / tally.volume());
      case LATENCY ->
          tally.timed() < ENOUGH
              ? OptionalDouble.empty()
              : OptionalDouble.of(Math.exp(tally.logMillis() / 1000.0 / tally.timed()));
    };
  }

  /// The same on a scale on which chance is alike whatever the size: the square root of a count and
  /// the arc sine of the root of a share (Anscombe 1948, "The transformation of Poisson, binomial
  /// and negative-binomial data", Biometrika 35), the logarithm of a time.
  ///
  /// @param of how many events it is of
  double steady(double reading, double of) {
    return switch (this) {
      case VOLUME -> Math.sqrt(reading + 0.375);
      case FAILURES -> Math.asin(Math.sqrt((reading * of + 0.375) / (of + 0.75)));
      case LATENCY -> Math.log(Math.max(1, reading));
    };
  }

  /// Back from that scale.
  double reading(double steady) {
    return switch (this) {
      case VOLUME -> Math.max(0, steady * steady - 0.375);
      case FAILURES -> Math.pow(Math.sin(Math.clamp(steady, 0, Math.PI / 2)), 2);
      case LATENCY -> Math.exp(steady);
    };
  }

  /// How far chance alone moves a reading on that scale: one standard deviation.
  double chance(Tally tally) {
    return switch (this) {
      case VOLUME -> 0.5;
      case FAILURES -> 0.5 / Math.sqrt((double) Math.max(1, tally.volume()));
      case LATENCY -> 1 / Math.sqrt((double) Math.max(1, tally.timed()));
    };
  }

  /// Whether a difference is large enough to be worth a person's look, however certain it is.
  boolean matters(double seen, double usual, Tally tally) {
    return switch (this) {
      case VOLUME ->
          seen < usual ? usual >= 20 && seen <= usual / 2 : seen >= 20 && seen >= 3 * usual;
      case FAILURES ->
          seen >= 2 * usual && seen >= usual + 0.05 && tally.failed() - usual * tally.volume() >= 5;
      case LATENCY -> seen >= 1.5 * usual;
    };
  }

  /// Which way is bad: a share of failures or a time that falls is no trouble.
  boolean isTrouble(boolean high) {
    return high || this == VOLUME;
  }
}
