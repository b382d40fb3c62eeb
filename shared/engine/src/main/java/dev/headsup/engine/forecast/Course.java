package dev.headsup.engine.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When contacts come after the beginning of an incident: the share that is usually there by a
/// time, over all earlier incidents together. An even spread over the day counts as a few contacts
/// more, so that a part in which none ever came is not taken for impossible.
final class Course {
  /// How many contacts the even spread counts for.
  private static final double EVEN = 5;

  private final double[] shares = new double[Aftermath.PARTS + 1];

  Course(List<Aftermath> earlier) {
    double all = EVEN + earlier.stream().mapToLong(Aftermath::contacts).sum();
    for (int part = 0; part < Aftermath.PARTS; part++) {
      double here = EVEN / Aftermath.PARTS;
      for (Aftermath one : earlier) {
        here += one.ofTold().getOrDefault(part, 0L) + one.ofUntold().getOrDefault(part, 0L);
      }
      shares[part + 1] = shares[part] + here / all;
    }
  }

  /// The share of a day's contacts that is there by then: 0 before the beginning, 1 after a day.
  double by(Instant began, Instant at) {
    double parts = (double) Duration.between(began, at).toMillis() / Aftermath.PART.toMillis();
    if (parts <= 0) {
      return 0;
    }
    if (parts >= Aftermath.PARTS) {
      return 1;
    }
    int whole = (int) parts;
    return shares[whole] + (parts - whole) * (shares[whole + 1] - shares[whole]);
  }
}
