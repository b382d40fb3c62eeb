package dev.headsup.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What repeated measurements gave. The median is the figure; least and most say how far it can be
/// trusted.
public record Spread(double median, double least, double most, int samples) {

  /// The spread of some measurements, at least one.
  public static Spread of(List<Double> measured) {
    if (measured.isEmpty()) {
      throw new IllegalArgumentException("A spread needs at least one measurement");
    }
    double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /// What is counted and not measured: it has no spread.
  public static Spread exactly(double value) {
    return new Spread(value, value, value, 1);
  }

  /// The spread of the ratios of measurements that were taken in pairs, one right after the other,
  /// so that what slows the machine slows both.
  public static Spread ofRatios(List<Double> measured, List<Double> anchors) {
    if (measured.size() != anchors.size()) {
      throw new IllegalArgumentException("Ratios need as many anchors as measurements");
    }
    Double[] ratios = new Double[measured.size()];
    Arrays.setAll(ratios, i -> measured.get(i) / anchors.get(i));
    return of(Arrays.asList(ratios));
  }

  /// Whether there is one value only.
  public boolean isExact() {
    return least == most;
  }

  String middle() {
    return text(median);
  }

  String range() {
    return isExact() && samples == 1 ? "exact" : text(least) + " .. " + text(most);
  }

  /// Four digits are more than any of these measurements can carry.
  static String text(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e12) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 5;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
