package dev.headsup.engine.prediction;

import java.util.List;

/// How likely a customer needs help soon, by one model, with what speaks for it.
///
/// @param model which one
/// @param score 0 to 1. Of the starter scorecard it is a measure, not a probability: nobody
///   calibrated it
/// @param reasons what speaks for it, strongest first, by the words of the model's factors
public record Prediction(String model, double score, List<String> reasons) {
  public Prediction {
    reasons = List.copyOf(reasons);
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("A score lies between 0 and 1: " + score);
    }
  }

  /// The score in words, which promise no more than it knows.
  public String words() {
    if (score == 0) {
      return "nothing shows that they need help";
    }
    return (score < 0.3 ? "little" : score < 0.6 ? "something" : "much")
        + " shows that they need help";
  }
}
