package dev.headsup.functions.console;

import dev.headsup.engine.forecast.Forecast;
import dev.headsup.engine.forecast.Forecast.Point;
import dev.headsup.engine.forecast.Forecast.Range;
import dev.headsup.functions.Outlook.Standing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// How many more contacts an incident brings, as bars of one scale, beside what came so far.
///
/// @param soFar contacts so far
/// @param words what is said where there are no bars, or under them
/// @param atFirst what was forecast at the beginning for the whole day; empty where it was too
///   early
record ForecastPart(String soFar, String words, String atFirst, List<Bars> bars) {
  private static final int WIDTH = 240;

  ForecastPart {
    bars = List.copyOf(bars);
  }

  /// By one time.
  record Bars(String by, Bar without, Bar with) {}

  /// An interval on the scale: where it begins, how long it is, where its middle is.
  record Bar(double from, double length, double middle, String words) {}

  static ForecastPart of(Standing standing, Instant now) {
    String soFar = Phrases.count(standing.now().contacts(), "contact", "contacts");
    return switch (standing.forecast()) {
      case Forecast.TooEarly(String why) ->
          new ForecastPart(soFar, "Too early to say: " + why + ".", "", List.of());
      case Forecast.Expected expected -> {
        long most =
            expected.points().stream()
                .mapToLong(point -> Math.max(point.without().high(), point.with().high()))
                .max()
                .orElse(1);
        yield new ForecastPart(
            soFar,
            "About %s customers are concerned; %s of them are told, or will be. In 8 of 10 cases it is within the bar."
                .formatted(Phrases.number(expected.affected()), Phrases.number(expected.told())),
            atFirst(standing.atFirst()),
            expected.points().stream().map(point -> bars(point, Math.max(1, most), now)).toList());
      }
    };
  }

  private static String atFirst(Forecast first) {
    return first instanceof Forecast.Expected expected && !expected.points().isEmpty()
        ? words(expected.points().getLast().with())
        : "";
  }

  private static Bars bars(Point point, long most, Instant now) {
    return new Bars(
        Moment.ago(point.by(), ZoneOffset.UTC, now).words(),
        bar(point.without(), most),
        bar(point.with(), most));
  }

  private static Bar bar(Range range, long most) {
    return new Bar(
        scaled(range.low(), most),
        Math.max(3, scaled(range.high() - range.low(), most)),
        scaled(range.middle(), most),
        words(range));
  }

  private static String words(Range range) {
    return "likely %s to %s".formatted(Phrases.number(range.low()), Phrases.number(range.high()));
  }

  private static double scaled(long number, long most) {
    return Math.round(10.0 * WIDTH * number / most) / 10.0;
  }
}
