package dev.headsup.engine.forecast;

import dev.headsup.engine.forecast.Forecast.Point;
import dev.headsup.engine.forecast.Forecast.Range;
import dev.headsup.engine.forecast.Share.Count;
import dev.headsup.engine.forecast.Share.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// How many contacts an incident will bring beyond the usual ones. Pure.
///
/// Of earlier incidents it is known how many of those whom they concerned turned to support within
/// a day, told and not told ([Share]), and when they did ([Course]). What has come of this incident
/// already moves the belief, as contacts do that a Beta distribution counts. An interval holds 8 of
/// 10 cases.
///
/// Who was told and who was not differ in more than that: nobody is told who did not agree to it.
/// So the difference between both numbers is no proof of an effect; a holdout is.
public final class SurgeForecast {
  /// With fewer contacts after earlier incidents no share is known.
  static final int LEAST_CONTACTS = 20;

  /// By when the contact centre asks, from now on; and then by the end of the day.
  private static final List<Duration> AHEAD = List.of(Duration.ofHours(1), Duration.ofHours(4));

  private SurgeForecast() {}

  /// The forecast of an incident.
  ///
  /// @param earlier what came after earlier incidents, whole days
  /// @param now what came after this one so far
  /// @param reach how many of those whom it concerns will have been told when it is done; at least
  ///   those who are
  /// @param usual contacts of a customer in a usual day
  public static Forecast of(
      List<Aftermath> earlier, Aftermath now, long reach, double usual, Instant at) {
    List<Aftermath> known = earlier.stream().filter(one -> one.affected() > 0).toList();
    List<Seen> untold = seen(known, Aftermath::untold, one -> Aftermath.sum(one.ofUntold()));
    List<Seen> told = seen(known, Aftermath::told, one -> Aftermath.sum(one.ofTold()));
    long contacts = known.stream().mapToLong(Aftermath::contacts).sum();
    if (now.affected() == 0) {
      return new Forecast.TooEarly("nobody is known yet whom it concerns");
    }
    if (untold.size() < Share.LEAST || told.size() < Share.LEAST) {
      return new Forecast.TooEarly(
          "%d earlier incidents of which somebody was told and %d of which somebody was not are known, %d of each are needed"
              .formatted(told.size(), untold.size(), Share.LEAST));
    }
    if (contacts < LEAST_CONTACTS) {
      return new Forecast.TooEarly(
          "%d contacts came after earlier incidents, %d are needed"
              .formatted(contacts, LEAST_CONTACTS));
    }
    Course course = new Course(known);
    long plan = Math.clamp(reach, now.told(), now.affected());
    double elapsed = course.by(now.began(), at);
    long cameUntold = Aftermath.sum(now.ofUntold());
    long cameTold = Aftermath.sum(now.ofTold());
    Share ofUntold = Share.of(untold).after(cameUntold, now.untold() * elapsed);
    Share ofTold = Share.of(told).after(cameTold, now.told() * elapsed);
    List<Point> points =
        times(now.began(), at)
            .map(by -> {
              double then = course.by(now.began(), by);
              double ahead = Math.max(0, then - elapsed);
              double usually = usual(now, usual, by);
              Count without = ofUntold.expected(now.untold() * ahead + now.told() * then);
              Count with =
                  ofUntold
                      .expected((now.affected() - plan) * ahead)
                      .and(ofTold.expected(plan * ahead));
              return new Point(
                  by,
                  range(without, cameUntold - usually),
                  range(with, (double) cameUntold + cameTold - usually));
            })
            .toList();
    return new Forecast.Expected(at, now.affected(), plan, cameUntold + cameTold, points);
  }

  private static List<Seen> seen(
      List<Aftermath> known, ToLongFunction<Aftermath> of, ToLongFunction<Aftermath> contacts) {
    return known.stream()
        .filter(one -> of.applyAsLong(one) > 0)
        .map(one -> new Seen(contacts.applyAsLong(one), of.applyAsLong(one)))
        .toList();
  }

  /// What the same customers would have brought on a usual day.
  private static double usual(Aftermath now, double usual, Instant by) {
    double days =
        (double) Duration.between(now.began(), by).toMillis() / Duration.ofDays(1).toMillis();
    return usual * now.affected() * days;
  }

  private static Stream<Instant> times(Instant began, Instant at) {
    Instant end = began.plus(Aftermath.PART.multipliedBy(Aftermath.PARTS));
    return Stream.concat(AHEAD.stream().map(at::plus).filter(end::isAfter), Stream.of(end))
        .filter(at::isBefore);
  }

  private static Range range(Count more, double already) {
    long low = whole(already + Quantile.of(more, -Quantile.NORMAL));
    long high = whole(already + Quantile.of(more, Quantile.NORMAL));
    return new Range(low, Math.clamp(whole(already + more.mean()), low, high), high);
  }

  private static long whole(double contacts) {
    return Math.max(0, Math.round(contacts));
  }
}
