package dev.headsup.engine.forecast;

/// The few quantiles that the forecast needs.
final class Quantile {
  /// Of the normal distribution, with a tenth above.
  static final double NORMAL = 1.2815515655446004;

  private Quantile() {}

  /// Of Student's t, with a tenth above (Abramowitz and Stegun 26.7.5).
  ///
  /// @param freedom its degrees, at least 1
  static double t(int freedom) {
    double z = NORMAL;
    double cube = z * z * z;
    double fifth = cube * z * z;
    double first = (cube + z) / 4;
    double second = (5 * fifth + 16 * cube + 3 * z) / 96;
    return z + first / freedom + second / freedom / freedom;
  }

  /// Of a number that is never negative and leans to the right, as a gamma distribution with its
  /// mean and variance does (Wilson and Hilferty 1931, "The distribution of chi-square", PNAS 17).
  ///
  /// @param z how far out, in quantiles of the normal distribution
  static double of(Share.Count count, double z) {
    if (count.mean() <= 0 || count.variance() <= 0) {
      return Math.max(0, count.mean());
    }
    double ninth = count.variance() / (9 * count.mean() * count.mean());
    double root = Math.max(0, 1 - ninth + z * Math.sqrt(ninth));
    return count.mean() * root * root * root;
  }
}
