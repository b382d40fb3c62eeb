package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// Which message goes when several want the same customer at once: the one of the highest score.
///
/// @param atOnce how many of help and marketing go at once; at least 1. Security and service do not
///   compete
/// @param purposes the weight of each purpose
/// @param urgencies the weight of each urgency
public record Arbitration(
    int atOnce, Map<Purpose, Double> purposes, Map<Urgency, Double> urgencies) {
  public Arbitration {
    purposes = Map.copyOf(purposes);
    urgencies = Map.copyOf(urgencies);
    boolean whole =
        purposes.keySet().containsAll(Arrays.asList(Purpose.values()))
            && urgencies.keySet().containsAll(Arrays.asList(Urgency.values()));
    if (atOnce < 1 || !whole || !positive(purposes) || !positive(urgencies)) {
      throw new IllegalArgumentException("Weights above zero for each purpose and urgency");
    }
  }

  /// The score: the weights multiplied with the value that the trigger states. Equal scores go by
  /// the trigger's id, so that every run ends alike.
  ///
  /// @param value above zero; 1 where a trigger says nothing
  public double score(Purpose purpose, Urgency urgency, double value) {
    return Objects.requireNonNull(purposes.get(purpose))
        * Objects.requireNonNull(urgencies.get(urgency))
        * value;
  }

  private static boolean positive(Map<?, Double> weights) {
    return weights.values().stream().allMatch(weight -> weight > 0 && Double.isFinite(weight));
  }
}
