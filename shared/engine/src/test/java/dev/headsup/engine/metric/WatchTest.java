package dev.headsup.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTest {
  /// A Monday.
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static final Series SERIES = new Series("payments", "Payments", "");
  private static final int WEEK = 2016;

  private final Watch watch = new Watch(SERIES);

  @ParameterizedTest
  @ValueSource(ints = {8, 60, 400, 5000})
  void fourWeeksOfUsualTrafficAreQuiet(int base) {
    for (long seed = 1; seed <= 5; seed++) {
      Traffic traffic = new Traffic(base, seed);
      Watch fresh = new Watch(SERIES);
      for (int slot = 0; slot < 4 * WEEK; slot++) {
        assertThat(fresh.next(at(slot), traffic.usual(slot)))
            .as("seed %d, slot %d (%s)", seed, slot, at(slot))
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "60, 0, 12",
    "60, 2, 9",
    "400, 3, 20",
    "400, 0, 14",
    "400, 5, 13",
    "5000, 1, 3",
    "5000, 6, 18"
  })
  void whenNothingComesAnyMoreItIsSeenWithinTenMinutes(int base, int day, int hour) {
    Traffic traffic = new Traffic(base, 3);
    int began = 2 * WEEK + day * 288 + hour * 12;
    learn(traffic, began);
    Anomaly found = firstOf(traffic, began, Trouble.SILENCE, 2);
    assertThat(found.measure()).isEqualTo(Measure.VOLUME);
    assertThat(found.seen()).isZero();
    assertThat(found.usual()).isBetween(0.7 * traffic.mean(began), 1.4 * traffic.mean(began));
    assertThat(found.since()).isEqualTo(at(began));
    assertThat(found.title()).isEqualTo("Payments: far less than usual");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 400, 5000})
  void manyFailuresAreSeenWithinTenMinutes(int base) {
    Traffic traffic = new Traffic(base, 5);
    int began = 300 + 12 * 14;
    learn(traffic, began);
    Anomaly found = firstOf(traffic, began, Trouble.FAILURES, 2);
    assertThat(found.measure()).isEqualTo(Measure.FAILURES);
    assertThat(found.seen()).isBetween(0.15, 0.5);
    assertThat(found.usual()).isBetween(0.005, 0.04);
    assertThat(found.words()).matches("\\d+ % of the events are failures, usually [\\d.]+ %");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 5000})
  void whatBecomesSlowIsSeenWithinTenMinutes(int base) {
    Traffic traffic = new Traffic(base, 6);
    int began = 600 + 12 * 14;
    learn(traffic, began);
    Anomaly found = firstOf(traffic, began, Trouble.SLOW, 2);
    assertThat(found.measure()).isEqualTo(Measure.LATENCY);
    assertThat(found.seen()).isGreaterThan(1.5 * found.usual());
  }

  @Test
  void whatComesBackEndsIt() {
    Traffic traffic = new Traffic(400, 7);
    int began = 2 * WEEK + 14 * 12;
    learn(traffic, began);
    for (int slot = began; slot < began + 12; slot++) {
      watch.next(at(slot), Trouble.SILENCE.of(traffic.usual(slot)));
    }
    List<Anomaly> after = new ArrayList<>();
    for (int slot = began + 12; slot < began + 24; slot++) {
      after.addAll(watch.next(at(slot), traffic.usual(slot)));
    }
    assertThat(after).hasSize(3);
    assertThat(after.getLast().until()).isEqualTo(at(began + 12));
    assertThat(after.getLast().seen()).as("the worst of it").isZero();
  }

  @Test
  void aFirstWeekendIsNoOutage() {
    Traffic traffic = new Traffic(1000, 8);
    for (int slot = 0; slot < WEEK; slot++) {
      assertThat(watch.next(at(slot), traffic.usual(slot))).isEmpty();
    }
  }

  @Test
  void aStateGoesOnExactlyWhereItWas() {
    Traffic one = new Traffic(300, 9);
    Traffic other = new Traffic(300, 9);
    Watch again = new Watch(SERIES);
    for (int slot = 0; slot < 2 * WEEK + 200; slot++) {
      boolean silent = slot > 2 * WEEK + 150;
      Tally tally = one.usual(slot);
      Tally same = other.usual(slot);
      List<Anomaly> expected = watch.next(at(slot), silent ? Tally.NONE : tally);
      if (slot % 97 == 0) {
        again = Watch.of(SERIES, again.state());
      }
      assertThat(again.next(at(slot), silent ? Tally.NONE : same)).hasSameSizeAs(expected);
    }
    assertThat(again.state()).isEqualTo(watch.state());
    assertThat(watch.state().length).isLessThanOrEqualTo(14_000);
    assertThat(watch.upTo()).contains(at(2 * WEEK + 199));
  }

  @Test
  void whatIsNoStateIsRefused() {
    assertThatThrownBy(() -> Watch.of(SERIES, new byte[] {7, 1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Watch.of(SERIES, new byte[] {1, 1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSlotThatIsNoNewsIsPassedOver() {
    watch.next(at(5), Tally.NONE);
    byte[] state = watch.state();
    assertThat(watch.next(at(5), new Tally(1000, 0, 0, 0))).isEmpty();
    assertThat(watch.next(at(4), new Tally(1000, 0, 0, 0))).isEmpty();
    assertThat(watch.state()).isEqualTo(state);
  }

  private void learn(Traffic traffic, int slots) {
    for (int slot = 0; slot < slots; slot++) {
      watch.next(at(slot), traffic.usual(slot));
    }
  }

  /// The first anomaly of trouble that began in a slot, within so many slots.
  private Anomaly firstOf(Traffic traffic, int began, Trouble trouble, int within) {
    for (int slot = began; slot < began + within; slot++) {
      List<Anomaly> found = watch.next(at(slot), trouble.of(traffic.usual(slot)));
      if (!found.isEmpty()) {
        assertThat(found.getFirst().picture())
            .last()
            .extracting(Anomaly.Point::at)
            .isEqualTo(at(slot));
        return found.getFirst();
      }
    }
    throw new AssertionError("Nothing was seen within " + within + " slots");
  }

  private static Instant at(int slot) {
    return START.plus(Tallies.SLOT.multipliedBy(slot));
  }

  private enum Trouble {
    SILENCE,
    FAILURES,
    SLOW;

    Tally of(Tally usual) {
      return switch (this) {
        case SILENCE -> Tally.NONE;
        case FAILURES ->
            new Tally(
                usual.volume(),
                usual.failed() + Math.round(0.3 * usual.volume()),
                usual.timed(),
                usual.logMillis());
        case SLOW ->
            new Tally(
                usual.volume(),
                usual.failed(),
                usual.timed(),
                usual.logMillis() + Math.round(1000 * Math.log(4) * usual.timed()));
      };
    }
  }

  /// Made-up traffic of a product: less at night and at weekends, a lunch dip, growing by 2 % a
  /// week, more restless than chance alone, a hundredth of it failures.
  private static final class Traffic {
    private final int base;
    private final Random random;
    private double mood;

    Traffic(int base, long seed) {
      this.base = base;
      this.random = new Random(seed);
    }

    double mean(int slot) {
      Instant at = START.plus(Tallies.SLOT.multipliedBy(slot));
      double hour = ChronoUnit.MINUTES.between(at.truncatedTo(ChronoUnit.DAYS), at) / 60.0;
      boolean weekend = (slot / 288) % 7 >= 5;
      double day = 0.15 + 0.85 * Math.exp(-Math.pow((hour - 14) / 5, 2));
      double lunch = 1 - 0.2 * Math.exp(-Math.pow((hour - 12.5) / 0.7, 2));
      double growth = 1 + 0.02 * Duration.ofMinutes(5L * slot).toDays() / 7.0;
      return base * day * lunch * growth * (weekend ? 0.4 : 1);
    }

    Tally usual(int slot) {
      mood = 0.8 * mood + 0.06 * random.nextGaussian();
      long volume = poisson(mean(slot) * Math.exp(mood));
      long failed = 0;
      for (long i = 0; i < volume; i++) {
        failed += random.nextDouble() < 0.012 ? 1 : 0;
      }
      double log = Math.log(180) + 0.05 * random.nextGaussian();
      double spread = volume == 0 ? 0 : 0.6 * random.nextGaussian() / Math.sqrt((double) volume);
      return new Tally(volume, failed, volume, Math.round(1000 * (log + spread) * volume));
    }

    private long poisson(double mean) {
      if (mean > 200) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
      }
      double limit = Math.exp(-mean);
      long count = 0;
      for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
        count++;
      }
      return count;
    }
  }
}
