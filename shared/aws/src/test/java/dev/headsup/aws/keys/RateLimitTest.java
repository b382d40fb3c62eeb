package dev.headsup.aws.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// S10: of one key never more than its rate is accepted, whatever comes and wherever it arrives.
final class RateLimitTest {
  private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final MemoryLeases leases = new MemoryLeases();
  private final RateLimit limit = new RateLimit(leases, now::get);

  private static WriteKey key(String id, int rate) {
    return FreshKey.of(id, "sample-" + id, KeyKind.PUBLIC, "Sample", rate, START).stored();
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyNumberOfInstancesAcceptTheRateAndAtMostOneRequestMore(int seed) {
    Random random = new Random(seed);
    int rate = 1 + random.nextInt(300);
    WriteKey key = key("k", rate);
    int largest = 1 + random.nextInt(50);
    List<RateLimit> instances = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(30); i++) {
      instances.add(new RateLimit(leases, now::get));
    }
    Map<Long, Long> accepted = new HashMap<>();
    Map<Long, Long> offered = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      now.set(now.get().plusMillis(random.nextInt(20)));
      long window = now.get().getEpochSecond() / 10;
      int events = 1 + random.nextInt(largest);
      RateLimit instance = instances.get(random.nextInt(instances.size()));
      offered.merge(window, (long) events, Long::sum);
      if (instance.over(key).isEmpty() && instance.take(key, events).isEmpty()) {
        accepted.merge(window, (long) events, Long::sum);
      }
    }

    assertThat(accepted.values()).allMatch(events -> events < rate * 10L + largest);
    // What an instance leased and could not spend is all that is ever refused too early.
    long tied = (long) instances.size() * (largest + Math.max(1, rate));
    offered.forEach((window, events) ->
        assertThat(accepted.getOrDefault(window, 0L))
            .isGreaterThanOrEqualTo(Math.min(events, rate * 10L) - tied));
  }

  /// A browser's page load, or a fan-out of Lambda: every request meets an instance of its own.
  @Test
  void oneEventAtEachOfManyInstancesIsNothingAgainstTheBudget() {
    WriteKey key = key("k", 1_000);
    List<RateLimit> instances = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      instances.add(new RateLimit(leases, now::get));
    }
    for (int window = 0; window < 5; window++) {
      assertThat(instances).allMatch(instance -> instance.take(key, 1).isEmpty());
      now.set(now.get().plus(RateLimit.WINDOW));
    }
  }

  /// Of an instance of which nothing is known no more is tied up than it spends once again.
  @ParameterizedTest
  @MethodSource("seeds")
  void halfOfTheBudgetIsAcceptedHoweverItIsSpread(int seed) {
    Random random = new Random(seed);
    int rate = 1 + random.nextInt(2_000);
    WriteKey key = key("k", rate);
    List<RateLimit> instances = new ArrayList<>();
    int count = 1 + random.nextInt(1_000);
    for (int i = 0; i < count; i++) {
      instances.add(new RateLimit(leases, now::get));
    }
    int largest = 1 + random.nextInt(50);
    for (int left = rate * 10 / 2; left > 0; ) {
      int events = Math.min(left, 1 + random.nextInt(largest));
      assertThat(instances.get(random.nextInt(instances.size())).take(key, events)).isEmpty();
      left -= events;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void clocksThatDifferAcceptNoMoreInAllTheirWindows(int seed) {
    Random random = new Random(seed);
    WriteKey key = key("k", 20);
    List<RateLimit> instances = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Duration off = Duration.ofMillis(random.nextInt(8_000) - 4_000);
      instances.add(new RateLimit(leases, () -> now.get().plus(off)));
    }
    long accepted = 0;
    for (int i = 0; i < 6_000; i++) {
      now.set(now.get().plusMillis(10));
      int events = 1 + random.nextInt(10);
      if (instances.get(random.nextInt(8)).take(key, events).isEmpty()) {
        accepted += events;
      }
    }

    // 60 seconds touch seven windows, and the clocks ahead of them one more.
    assertThat(accepted).isLessThan(8 * (200 + 10));
  }

  @Test
  void aSteadyFlowCostsAboutOneRequestForAThousandEvents() {
    WriteKey key = key("k", 1_000);
    for (int second = 0; second < 600; second++) {
      for (int i = 0; i < 10; i++) {
        assertThat(limit.take(key, 20)).isEmpty();
        now.set(now.get().plusMillis(100));
      }
    }

    // 120,000 events, 2,000 in each window.
    assertThat(leases.asked()).isLessThanOrEqualTo(190);
  }

  @Test
  void aFloodCostsNoRequestAndTheOtherKeyNoticesNothing() {
    WriteKey flooded = key("flooded", 10);
    WriteKey other = key("other", 10);
    int accepted = 0;
    for (int i = 0; i < 1_000; i++) {
      accepted += limit.take(flooded, 1).isEmpty() ? 1 : 0;
      if (i % 10 == 0) {
        assertThat(limit.over(other)).isEmpty();
        assertThat(limit.take(other, 1)).isEmpty();
      }
    }

    assertThat(accepted).isEqualTo(100);
    assertThat(limit.over(flooded)).isPresent();
    int asked = leases.asked();
    for (int i = 0; i < 1_000; i++) {
      assertThat(limit.take(flooded, 1)).isPresent();
    }
    assertThat(leases.asked()).isEqualTo(asked);
  }

  @Test
  void thePauseThatIsAskedForLeadsIntoTheNextWindow() {
    WriteKey key = key("k", 1);
    now.set(START.plusMillis(3_500));
    limit.take(key, 10);

    Duration pause = limit.take(key, 1).orElseThrow();

    assertThat(pause).isEqualTo(Duration.ofMillis(6_500));
    now.set(now.get().plus(pause));
    assertThat(limit.over(key)).isEmpty();
    assertThat(limit.take(key, 1)).isEmpty();
  }

  @Test
  void aRequestLargerThanTheBudgetPassesOnceInAWindow() {
    WriteKey key = key("k", 1);

    assertThat(limit.take(key, 500)).isEmpty();
    assertThat(limit.take(key, 1)).isPresent();
  }

  @Test
  void whileTheStoreDoesNotAnswerEverythingIsLetThroughAndItIsNotAskedEachTime() {
    WriteKey key = key("k", 1);
    leases.fail(new IllegalStateException("no answer"));
    for (int i = 0; i < 100; i++) {
      assertThat(limit.take(key, 10)).isEmpty();
    }
    assertThat(leases.asked()).isEqualTo(1);

    leases.fail(null);
    now.set(now.get().plusSeconds(5));
    assertThat(limit.take(key, 10)).isEmpty();
    assertThat(limit.take(key, 10)).isPresent();
  }
}
