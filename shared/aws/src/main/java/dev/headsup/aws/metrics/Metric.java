package dev.headsup.aws.metrics;

import java.util.List;

/// The numbers that functions write, all of them. docs/operations.md says what each is for, and a
/// test holds the two together.
public enum Metric {
  /// Decisions by `Kind`: Send, Defer, HoldOut, Suppress, HandOff.
  DECISIONS("Decisions", "Count", "Kind"),
  /// Decisions that told nobody, by the `Gate` that stopped them.
  WITHHELD("Withheld", "Count", "Gate"),
  /// Messages that reached a state, by `Channel` and `State`.
  DELIVERIES("Deliveries", "Count", "Channel,State"),
  /// The same of all channels together.
  DELIVERIES_BY_STATE("DeliveriesByState", "Count", "State"),
  /// By how many seconds the oldest entry was late that the sweep found due.
  DUE_LAG("DueLag", "Seconds", ""),
  /// Incidents of which customers were promised news by a time that has passed.
  PROMISES_MISSED("PromisesMissed", "Count", "");

  private final String word;
  private final String unit;
  private final String dimensions;

  Metric(String word, String unit, String dimensions) {
    this.word = word;
    this.unit = unit;
    this.dimensions = dimensions;
  }

  /// As CloudWatch calls it.
  public String word() {
    return word;
  }

  /// CloudWatch's word for what it is counted in.
  public String unit() {
    return unit;
  }

  /// By what it is told apart.
  public List<String> dimensions() {
    return dimensions.isEmpty() ? List.of() : List.of(dimensions.split(",", -1));
  }
}
