package dev.headsup.engine.metric;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something about a series that is not as usual, with what shows it.
///
/// @param series what
/// @param measure which of its numbers
/// @param seen the newest reading
/// @param usual what was to be expected then
/// @param since the beginning of the slot in which it began
/// @param until when it was as usual again; null while it is not
/// @param picture the readings before and since, the oldest first
public record Anomaly(
    Series series,
    Measure measure,
    double seen,
    double usual,
    Instant since,
    @Nullable Instant until,
    List<Point> picture) {
  /// A reading.
  ///
  /// @param at the beginning of its slot
  /// @param seen NaN where there were too few events for one
  /// @param usual NaN where that was not known
  public record Point(Instant at, double seen, double usual) {}

  public Anomaly {
    picture = List.copyOf(picture);
  }

  /// What is wrong, for a title: `Payments: many failures`.
  public String title() {
    return series.name()
        + switch (measure) {
          case VOLUME -> seen < usual ? ": far less than usual" : ": far more than usual";
          case FAILURES -> ": many failures";
          case LATENCY -> ": slow";
        };
  }

  /// How much against how much: `34 % of the events are failures, usually 2 %`.
  public String words() {
    return switch (measure) {
      case VOLUME -> number(seen) + " events in 5 minutes, usually " + number(usual);
      case FAILURES -> percent(seen) + " of the events are failures, usually " + percent(usual);
      case LATENCY -> "it takes " + number(seen) + " ms, usually " + number(usual) + " ms";
    };
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share)
        .replace(".0 %", " %");
  }
}
