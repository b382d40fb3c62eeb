package dev.headsup.engine.brake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.brake.Brake.Taken;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.policy.Braking;
import dev.headsup.engine.policy.Figures;
import dev.headsup.engine.policy.Figures.Bad;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Ramp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// G3: a new version goes to 100, 1 %, 10 %, all, with holds; a bad message reaches no more than
/// the step in which it is seen to be bad has.
class RampTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Ramp RAMP = new Ramp(100, List.of(0.01, 0.1), Duration.ofHours(1), false);
  private static final long MANY = Long.MAX_VALUE;

  private static Taken take(Brake brake, long wanted, Duration later) {
    return brake.take(wanted, RAMP, 50_000, MANY, 0, NOON.plus(later));
  }

  @Test
  void theFirstHundredGoAtOnceAndTheRestStepByStep() {
    Taken first = take(Brake.released("v"), 80, Duration.ZERO);
    assertThat(first.granted()).isEqualTo(80);
    Taken full = take(first.after(), 80, Duration.ofMinutes(5));
    assertThat(full.granted()).isEqualTo(20);
    assertThat(full.after().opens(RAMP)).contains(NOON.plus(Duration.ofMinutes(65)));
    assertThat(take(full.after(), 1, Duration.ofMinutes(64)).granted()).isZero();

    Taken second = take(full.after(), 1_000, Duration.ofMinutes(65));
    assertThat(second.granted()).isEqualTo(400);
    Taken third = take(second.after(), 10_000, Duration.ofMinutes(125));
    assertThat(third.granted()).isEqualTo(4_500);
    Taken all = take(third.after(), 1_000_000, Duration.ofMinutes(185));
    assertThat(all.granted()).isEqualTo(1_000_000);
  }

  @Test
  void whatAnswersACustomerDoesNotWaitUnlessThePolicySaysSo() {
    assertThat(RAMP.of(Purpose.HELP)).isEqualTo(RAMP);
    assertThat(RAMP.of(Purpose.MARKETING)).isEqualTo(RAMP);
    assertThat(RAMP.of(Purpose.SERVICE)).isEqualTo(Ramp.NONE);
    assertThat(RAMP.of(Purpose.SECURITY)).isEqualTo(Ramp.NONE);
    Ramp all = new Ramp(100, List.of(0.01), Duration.ofHours(1), true);
    assertThat(all.of(Purpose.SERVICE)).isEqualTo(all);
  }

  @Test
  void whatIsGivenBackIsRoomAgain() {
    Taken full = take(Brake.released("v"), 100, Duration.ZERO);

    Brake after = full.after().giveBack(30);

    assertThat(after.opens(RAMP)).isEmpty();
    assertThat(take(after, 50, Duration.ofMinutes(1)).granted()).isEqualTo(30);
  }

  @Test
  void aVersionThatTookDaysToFillAStepIsNotHeld() {
    Taken slow = take(take(Brake.released("v"), 99, Duration.ZERO).after(), 1, Duration.ofDays(9));

    assertThat(take(slow.after(), 5, Duration.ofDays(9)).granted()).isEqualTo(5);
  }

  @Test
  void noMoreGoOnADayThanAPersonSaidYesTo() {
    Brake brake = take(Brake.released("v"), 100, Duration.ZERO).after();

    Instant later = NOON.plus(Duration.ofHours(2));
    assertThat(brake.take(400, RAMP, 50_000, 250, 0, later).granted()).isEqualTo(150);
    assertThat(brake.take(400, RAMP, 50_000, 250, 200, later).granted()).isEqualTo(50);
    Instant tomorrow = NOON.plus(Duration.ofDays(1));
    assertThat(brake.take(400, RAMP, 50_000, 250, 0, tomorrow).granted()).isEqualTo(250);
  }

  /// One bad message under a thousand seeds: other sizes of a company, of batches, other delays of
  /// the bad news, other kinds of it.
  @Test
  void g3ABadMessageReachesAtMostTheStepInWhichItStops() {
    Braking rules = Policy.standard().braking();
    for (long seed = 0; seed < 1_000; seed++) {
      assertThat(rampOf(seed, rules)).as("seed " + seed).isTrue();
    }
  }

  /// Sends one bad message until it stops.
  ///
  /// @return whether it stopped in time
  private static boolean rampOf(long seed, Braking rules) {
    SplittableRandom chance = new SplittableRandom(seed);
    long base = 20_000 + chance.nextLong(2_000_000);
    Bad how = List.of(Bad.COMPLAINTS, Bad.BOUNCES, Bad.OPT_OUTS).get(chance.nextInt(3));
    double rate =
        3 * Objects.requireNonNull(rules.breakers().most().get(how)) + chance.nextDouble() / 5;
    Duration news = Duration.ofMinutes(1 + chance.nextInt(50));
    Deque<Map.Entry<Instant, long[]>> coming = new ArrayDeque<>();
    long[] known = new long[2];
    Brake brake = Brake.released("v");
    Instant now = NOON;
    while (now.isBefore(NOON.plus(Duration.ofDays(3)))) {
      while (!coming.isEmpty() && !coming.peek().getKey().isAfter(now)) {
        long[] more = coming.poll().getValue();
        known[0] += more[0];
        known[1] += more[1];
      }
      Map<Bad, Long> bad = new EnumMap<>(Bad.class);
      bad.put(how, known[1]);
      if (rules.breakers().trips(new Figures(known[0], bad)).isPresent()) {
        // The step in which enough was sent to see it.
        int seen =
            rules.ramp().size(0, base) >= 200 ? 0 : rules.ramp().size(1, base) >= 200 ? 1 : 2;
        Brake.Pace pace = brake.pace();
        return pace.passed() <= rules.ramp().size(pace.step(), base) && pace.step() <= seen;
      }
      Taken taken = brake.take(1 + chance.nextInt(5_000), rules.ramp(), base, MANY, 0, now);
      brake = taken.after();
      long ends = 0;
      for (long one = 0; one < taken.granted(); one++) {
        ends += chance.nextDouble() < rate ? 1 : 0;
      }
      coming.add(Map.entry(now.plus(news), new long[] {taken.granted(), ends}));
      now = now.plusSeconds(1 + chance.nextInt(600));
    }
    return false;
  }
}
