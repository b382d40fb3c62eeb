package dev.headsup.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.metric.Detector.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Series of failures every five minutes, made from a seed, with a rhythm of the day.
final class DetectorTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int DAY = 288;

  @Test
  void aSurgeOfFailuresIsAnAnomalyAtOnceAndSaysWhy() {
    double[] series = rhythm(14);
    int start = 12 * DAY + 100;
    for (int i = start; i < start + 12; i++) {
      series[i] += 60;
    }
    List<Reading> readings = read(new Detector(), series, 0);
    assertThat(readings.get(start).score()).isGreaterThan(Detector.ANOMALY);
    assertThat(readings.get(start).words()).isEqualTo("it is higher than it ever was");
    assertThat(anomalies(readings.subList(0, start))).isLessThanOrEqualTo(2);
  }

  @Test
  void whatIsUsualAtNoonIsAnAnomalyAtNight() {
    double[] series = rhythm(14);
    int night = 12 * DAY;
    double noon = series[night - DAY / 2];
    for (int i = night; i < night + 6; i++) {
      series[i] = noon;
    }
    List<Reading> readings = read(new Detector(), series, 0);
    assertThat(anomalies(readings.subList(night, night + 6))).isPositive();
    assertThat(anomalies(readings.subList(night - DAY, night))).isZero();
  }

  @Test
  void oneLongDisturbanceIsOneAnomalyOrTwoAndNotAHundred() {
    double[] series = rhythm(14);
    for (int i = 12 * DAY; i < 12 * DAY + 90; i++) {
      series[i] += 60;
    }
    assertThat(anomalies(read(new Detector(), series, 0).subList(12 * DAY, 12 * DAY + 90)))
        .isBetween(1, 3);
  }

  @Test
  void aSeriesThatNeverMovesIsNoAnomalyUntilItMoves() {
    double[] flat = new double[1_000];
    Arrays.fill(flat, 5);
    flat[900] = 9;
    List<Reading> readings = read(new Detector(), flat, 0);
    assertThat(anomalies(readings.subList(0, 900))).isZero();
    assertThat(readings.get(900).score()).isGreaterThan(Detector.ANOMALY);
  }

  @Test
  void ofTooFewReadingsNothingIsSaid() {
    Random random = new Random(3);
    double[] wild = random.doubles(Tail.WARM_UP).map(x -> x * 1_000).toArray();
    assertThat(anomalies(read(new Detector(), wild, 0))).isZero();
  }

  @Test
  void aScoreDependsOnEarlierReadingsOnly() {
    double[] series = rhythm(10);
    double[] other = series.clone();
    Arrays.fill(other, 2_000, other.length, 1_000);
    assertThat(read(new Detector(), series, 0).subList(0, 2_000))
        .isEqualTo(read(new Detector(), other, 0).subList(0, 2_000));
  }

  /// Wherever it is cut, also while it warms up.
  @Test
  void aDetectorGoesOnFromItsState() {
    double[] series = rhythm(10);
    series[2_500] += 80;
    List<Reading> whole = read(new Detector(), series, 0);
    for (int cut : new int[] {0, 1, 60, 149, 150, 151, 400, 2_499, 2_501}) {
      Detector first = new Detector();
      List<Reading> halves = new ArrayList<>(read(first, Arrays.copyOf(series, cut), 0));
      byte[] state = first.state();
      assertThat(state.length).as("state after %d readings", cut).isLessThan(8_192);
      halves.addAll(read(Detector.of(state), Arrays.copyOfRange(series, cut, series.length), cut));
      assertThat(halves).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void aStateThatIsNoneIsRefused() {
    byte[] state = new Detector().state();
    assertThatThrownBy(() -> Detector.of(Arrays.copyOf(state, state.length / 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut off");
    state[0] = 9;
    assertThatThrownBy(() -> Detector.of(state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version");
  }

  @Test
  void whatIsNoNumberIsRefusedAndForgotten() {
    double[] series = rhythm(3);
    Detector detector = new Detector();
    assertThatThrownBy(() -> detector.next(MONDAY, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(read(detector, series, 0)).isEqualTo(read(new Detector(), series, 0));
  }

  private static int anomalies(List<Reading> readings) {
    return (int) readings.stream().filter(each -> each.score() >= Detector.ANOMALY).count();
  }

  private static List<Reading> read(Detector detector, double[] series, int from) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < series.length; i++) {
      readings.add(detector.next(MONDAY.plus(STEP.multipliedBy(from + i)), series[i]));
    }
    return readings;
  }

  /// Most at noon, with noise.
  private static double[] rhythm(int days) {
    Random random = new Random(42);
    double[] series = new double[days * DAY];
    for (int i = 0; i < series.length; i++) {
      double day = Math.sin(Math.PI * (i % DAY) / DAY);
      series[i] = Math.max(0, Math.rint(4 + 40 * day * day + 2 * random.nextGaussian()));
    }
    return series;
  }
}
