package dev.headsup.engine.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.forecast.Forecast.Expected;
import dev.headsup.engine.forecast.Forecast.Point;
import dev.headsup.engine.forecast.Forecast.Range;
import dev.headsup.engine.forecast.Forecast.TooEarly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SurgeForecastTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T12:00:00Z");
  private static final Map<Integer, Long> NONE = Map.of();

  private final Random random = new Random(7);

  @Test
  void withoutEarlierIncidentsItIsTooEarlyToSay() {
    assertThat(SurgeForecast.of(earlier(2), fresh(100, 900), 800, 0, BEGAN))
        .isEqualTo(
            new TooEarly(
                "2 earlier incidents of which somebody was told and 2 of which somebody was not are"
                    + " known, 3 of each are needed"));
  }

  @Test
  void withFewContactsItIsTooEarlyToSay() {
    Aftermath quiet = new Aftermath(BEGAN, 100, 100, Map.of(1, 2L), Map.of(1, 3L));
    assertThat(SurgeForecast.of(List.of(quiet, quiet, quiet), fresh(100, 900), 800, 0, BEGAN))
        .isEqualTo(new TooEarly("15 contacts came after earlier incidents, 20 are needed"));
  }

  @Test
  void ofNobodyNothingIsSaid() {
    assertThat(SurgeForecast.of(earlier(5), fresh(0, 0), 0, 0, BEGAN)).isInstanceOf(TooEarly.class);
  }

  @Test
  void whoIsToldTurnsToSupportLessAsItWasBefore() {
    // 2 % of those told, 10 % of those not told.
    Expected expected = expected(earlier(6), fresh(0, 10_000), 9_000, 0, BEGAN);
    Point day = expected.points().getLast();
    assertThat(day.by()).isEqualTo(BEGAN.plus(Duration.ofDays(1)));
    assertThat(day.without().middle()).isBetween(900L, 1_100L);
    assertThat(day.with().middle()).isBetween(230L, 340L);
    assertThat(expected.points()).hasSize(3);
  }

  @Test
  void whatIsUsualIsNoExtra() {
    Point with = expected(earlier(6), fresh(0, 10_000), 9_000, 0.01, BEGAN).points().getLast();
    Point none = expected(earlier(6), fresh(0, 10_000), 9_000, 0, BEGAN).points().getLast();
    assertThat(none.without().middle() - with.without().middle()).isEqualTo(100);
  }

  @Test
  void whatCameAlreadyMovesTheForecast() {
    Instant later = BEGAN.plus(Duration.ofHours(2));
    Aftermath bad = new Aftermath(BEGAN, 0, 1_000, NONE, Map.of(1, 60L, 3, 60L));
    Aftermath good = new Aftermath(BEGAN, 0, 1_000, NONE, Map.of(1, 5L));
    Point worse = expected(earlier(6), bad, 0, 0, later).points().getLast();
    Point better = expected(earlier(6), good, 0, 0, later).points().getLast();
    assertThat(worse.with().low()).isGreaterThanOrEqualTo(120);
    assertThat(better.with().high()).isLessThan(worse.with().low());
  }

  @Test
  void afterADayNothingMoreIsSaid() {
    Instant over = BEGAN.plus(Duration.ofDays(2));
    assertThat(expected(earlier(6), fresh(10, 10), 10, 0, over).points()).isEmpty();
  }

  @Test
  void theIntervalHoldsAboutEightOfTenCases() {
    int inside = 0;
    int rounds = 400;
    for (int round = 0; round < rounds; round++) {
      List<Aftermath> before = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        before.add(happened(share(0.03), share(0.1), 400 + random.nextInt(3_000)));
      }
      Aftermath next = happened(share(0.03), share(0.1), 2_000);
      Range range =
          expected(before, fresh(0, next.affected()), next.told(), 0, BEGAN)
              .points()
              .getLast()
              .with();
      if (range.low() <= next.contacts() && next.contacts() <= range.high()) {
        inside++;
      }
    }
    assertThat((double) inside / rounds).isBetween(0.72, 0.92);
  }

  private static Expected expected(
      List<Aftermath> earlier, Aftermath now, long reach, double usual, Instant at) {
    return (Expected) SurgeForecast.of(earlier, now, reach, usual, at);
  }

  private static Aftermath fresh(long told, long untold) {
    return new Aftermath(BEGAN, told, untold, NONE, NONE);
  }

  /// A share that differs from incident to incident.
  private double share(double about) {
    return about * Math.exp(0.3 * random.nextGaussian());
  }

  private List<Aftermath> earlier(int many) {
    List<Aftermath> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(happened(0.02, 0.1, 2_000));
    }
    return all;
  }

  private Aftermath happened(double ofTold, double ofUntold, int customers) {
    return new Aftermath(
        BEGAN, customers, customers, contacts(customers * ofTold), contacts(customers * ofUntold));
  }

  private Map<Integer, Long> contacts(double many) {
    Map<Integer, Long> parts = new TreeMap<>();
    for (int i = 0; i < Math.round(many); i++) {
      int part = (int) Math.min(Aftermath.PARTS - 1, -12 * Math.log(1 - random.nextDouble()));
      parts.merge(part, 1L, Long::sum);
    }
    return parts;
  }
}
