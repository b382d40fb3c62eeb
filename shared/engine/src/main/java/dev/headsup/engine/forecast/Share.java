package dev.headsup.engine.forecast;

import java.util.ArrayList;
import java.util.List;

/// What is believed of the share of customers who turn to support within a day, as a Beta
/// distribution with these two parameters. It is learnt from the shares of earlier incidents, which
/// differ from each other by more than chance.
///
/// The mean and the spread between incidents are those of a random-effects model (DerSimonian and
/// Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7, 1986). What that says
/// of one more incident is its prediction interval (Higgins, Thompson and Spiegelhalter, "A
/// re-evaluation of random-effects meta-analysis", JRSS A 172, 2009): the spread between, plus the
/// uncertainty of the mean, widened as Student's t is for so few.
record Share(double alpha, double beta) {
  /// Fewer earlier incidents say nothing.
  static final int LEAST = 3;

  /// The share of one earlier incident.
  ///
  /// @param of customers, at least 1
  record Seen(long contacts, long of) {}

  /// @param seen at least [#LEAST]
  static Share of(List<Seen> seen) {
    List<Double> shares = new ArrayList<>();
    List<Double> within = new ArrayList<>();
    for (Seen one : seen) {
      // A half more on both sides, as for a share of none or all that chance alone may bring.
      double share = Math.min(0.99, (one.contacts() + 0.5) / (one.of() + 1));
      shares.add(share);
      within.add(share * (1 - share) / one.of());
    }
    double between = between(shares, within);
    double weights = 0;
    double mean = 0;
    for (int i = 0; i < shares.size(); i++) {
      double weight = 1 / (within.get(i) + between);
      weights += weight;
      mean += weight * shares.get(i);
    }
    mean /= weights;
    double widened = Math.pow(Quantile.t(seen.size() - 1) / Quantile.NORMAL, 2);
    double variance = Math.min(widened * (between + 1 / weights), 0.9 * mean * (1 - mean));
    double worth = mean * (1 - mean) / variance - 1;
    return new Share(mean * worth, (1 - mean) * worth);
  }

  private static double between(List<Double> shares, List<Double> within) {
    double weights = 0;
    double squares = 0;
    double mean = 0;
    for (int i = 0; i < shares.size(); i++) {
      double weight = 1 / within.get(i);
      weights += weight;
      squares += weight * weight;
      mean += weight * shares.get(i);
    }
    mean /= weights;
    double spread = 0;
    for (int i = 0; i < shares.size(); i++) {
      spread += Math.pow(shares.get(i) - mean, 2) / within.get(i);
    }
    return Math.max(0, (spread - (shares.size() - 1)) / (weights - squares / weights));
  }

  double mean() {
    return alpha / (alpha + beta);
  }

  /// This belief after some contacts of so many customers whose time has come.
  ///
  /// @param of customers, times the share of their contacts that is usually there by now
  Share after(long contacts, double of) {
    return new Share(alpha + contacts, beta + Math.max(0, of - contacts));
  }

  /// How many contacts so many customers bring: mean and variance of the beta-binomial.
  Count expected(double customers) {
    double mean = mean();
    double more = Math.max(0, customers - 1);
    return new Count(
        customers * mean, customers * mean * (1 - mean) * (1 + more / (alpha + beta + 1)));
  }

  /// A number that is not known yet.
  record Count(double mean, double variance) {
    Count and(Count independent) {
      return new Count(mean + independent.mean, variance + independent.variance);
    }
  }
}
