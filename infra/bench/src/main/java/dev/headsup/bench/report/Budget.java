package dev.headsup.bench.report;

/// The most that a figure may be.
///
/// @param most inclusive
/// @param ofRatio whether it bounds the ratio to the anchor instead of the figure itself
public record Budget(double most, boolean ofRatio) {

  /// A bound on the figure.
  public static Budget of(double most) {
    return new Budget(most, false);
  }

  /// A bound on the ratio to the anchor.
  public static Budget ofRatio(double most) {
    return new Budget(most, true);
  }

  String text() {
    return "<= " + Spread.text(most) + (ofRatio ? " x" : "");
  }
}
