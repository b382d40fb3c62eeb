package dev.headsup.bench.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a table.
///
/// @param name what was measured
/// @param unit of the value, for example `ns`
/// @param ratio to the anchor of the same run, or null where there is none
/// @param budget or null where the figure is only reported
public record Figure(
    String name, String unit, Spread value, @Nullable Spread ratio, @Nullable Budget budget) {

  /// A measured figure without anchor and budget.
  public static Figure of(String name, String unit, Spread value) {
    return new Figure(name, unit, value, null, null);
  }

  /// A counted figure.
  public static Figure counted(String name, String unit, long count) {
    return of(name, unit, Spread.exactly((double) count));
  }

  /// The same with a bound on the value.
  public Figure atMost(double most) {
    return new Figure(name, unit, value, ratio, Budget.of(most));
  }

  /// The same with its ratio to an anchor.
  public Figure against(Spread anchor) {
    return new Figure(name, unit, value, anchor, budget);
  }

  /// The same with a bound on the ratio.
  public Figure atMostTimes(double most) {
    return new Figure(name, unit, value, ratio, Budget.ofRatio(most));
  }

  /// Whether it is over its budget.
  public boolean isMissed() {
    if (budget == null) {
      return false;
    }
    Spread bounded = budget.ofRatio() && ratio != null ? ratio : value;
    return bounded.median() > budget.most();
  }

  List<String> cells() {
    return List.of(
        name,
        value.middle() + " " + unit,
        value.range(),
        ratio == null ? "" : ratio.middle() + " x",
        ratio == null ? "" : ratio.range(),
        budget == null ? "" : budget.text() + (isMissed() ? "  MISSED" : "  met"));
  }
}
