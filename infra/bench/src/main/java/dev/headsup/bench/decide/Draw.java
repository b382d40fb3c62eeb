package dev.headsup.bench.decide;

import java.util.SplittableRandom;

/// Draws places from 0 to n - 1 by Zipf's law: place k comes up in proportion to 1 / (k + 1)^s, as
/// event names do in practice.
public final class Draw {
  private final double[] upTo;

  /// @param n how many places
  /// @param s how steep; 0 is even
  public Draw(int n, double s) {
    upTo = new double[n];
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += 1 / Math.pow(k + 1, s);
      upTo[k] = sum;
    }
  }

  /// The next place.
  public int next(SplittableRandom random) {
    double point = random.nextDouble(upTo[upTo.length - 1]);
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] <= point) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
