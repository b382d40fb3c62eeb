package dev.headsup.functions.console;

import dev.headsup.engine.metric.Anomaly;
import dev.headsup.engine.metric.Anomaly.Point;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A series drawn: what was seen as a line, what is usual as a dashed one, and the time since which
/// it is not as usual as an area. Positions are in a box of [#WIDTH] by [#HEIGHT].
///
/// @param seen the path of the line
/// @param usual the path of the dashed line
/// @param from where the area begins, and its width
/// @param top what the upper edge means
/// @param label all of it in words, for who does not see it
/// @param times under the axis
/// @param rows the newest readings, as a table
record Picture(
    String seen,
    String usual,
    double from,
    double width,
    String top,
    String label,
    List<Tick> times,
    List<Row> rows) {
  static final int WIDTH = 640;
  static final int HEIGHT = 160;

  private static final int NEWEST = 12;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  Picture {
    times = List.copyOf(times);
    rows = List.copyOf(rows);
  }

  /// A time under the axis.
  record Tick(double x, String words) {}

  /// A reading.
  record Row(String at, String seen, String usual) {}

  static Picture of(Anomaly anomaly) {
    List<Point> points = anomaly.picture();
    double most = 1e-9;
    for (Point point : points) {
      most = Math.max(most, Math.max(or(point.seen()), or(point.usual())));
    }
    double top = most * 1.08;
    int count = Math.max(2, points.size());
    StringBuilder seen = new StringBuilder();
    StringBuilder usual = new StringBuilder();
    List<Tick> ticks = new ArrayList<>();
    double from = WIDTH;
    double to = WIDTH;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double x = (double) WIDTH * i / (count - 1);
      line(seen, x, point.seen(), top);
      line(usual, x, point.usual(), top);
      if (!point.at().isBefore(anomaly.since())) {
        from = Math.min(from, x);
      }
      if (anomaly.until() != null && point.at().isBefore(anomaly.until())) {
        to = x;
      }
      if (i % 24 == 12) {
        ticks.add(new Tick(round(x), MINUTES.format(point.at())));
      }
    }
    return new Picture(
        seen.toString(),
        usual.toString(),
        round(from),
        round(Math.max(3, (anomaly.until() == null ? WIDTH : to) - from)),
        number(anomaly, most),
        "%s: %s, since %s UTC"
            .formatted(anomaly.series().name(), anomaly.words(), MINUTES.format(anomaly.since())),
        ticks,
        points.subList(Math.max(0, points.size() - NEWEST), points.size()).reversed().stream()
            .map(point ->
                new Row(
                    MINUTES.format(point.at()),
                    number(anomaly, point.seen()),
                    number(anomaly, point.usual())))
            .toList());
  }

  private static void line(StringBuilder path, double x, double value, double top) {
    if (Double.isNaN(value)) {
      return;
    }
    path.append(path.isEmpty() ? "M" : "L")
        .append(round(x))
        .append(' ')
        .append(round(HEIGHT - value / top * HEIGHT));
  }

  private static double or(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static String number(Anomaly anomaly, double value) {
    if (Double.isNaN(value)) {
      return "too few";
    }
    return switch (anomaly.measure()) {
      case VOLUME -> Phrases.number(Math.round(value));
      case FAILURES -> Math.round(value * 1000) / 10.0 + " %";
      case LATENCY -> Phrases.number(Math.round(value)) + " ms";
    };
  }
}
