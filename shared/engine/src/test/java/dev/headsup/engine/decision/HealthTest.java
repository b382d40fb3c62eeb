package dev.headsup.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.decision.Health.Figures;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private static final Instant LATE = Instant.parse("2026-03-02T23:40:00Z");
  private static final Health EMAIL =
      new Health("import-struggle", "0a1b2c3d4e5f6789", Channel.EMAIL);

  private final Numbers numbers = new Numbers();

  @Test
  void aNameSaysTriggerVersionChannelSignAndDay() {
    assertThat(EMAIL.counter(Sign.OPTED_OUT, LATE))
        .isEqualTo("health import-struggle@0a1b2c3d4e5f email opted_out 2026-03-02");
    assertThat(Health.part(LATE)).isEqualTo(23);
    assertThat(Health.forget(LATE)).isEqualTo(Instant.parse("2026-04-11T00:00:00Z"));
  }

  @Test
  void itSumsWholeHoursOverMidnightAndLeavesOutWhatIsBefore() {
    count(Sign.SENT, LATE.minus(Duration.ofHours(2)), 50);
    count(Sign.SENT, LATE, 300);
    count(Sign.SENT, LATE.plus(Duration.ofHours(1)), 100);
    count(Sign.BOUNCED, LATE.plus(Duration.ofHours(1)), 8);
    Instant from = LATE.minusSeconds(30);
    Instant to = LATE.plus(Duration.ofHours(2));

    Figures figures = EMAIL.between(from, to, numbers.read(EMAIL.counters(from, to)));

    assertThat(figures.of(Sign.SENT)).isEqualTo(400);
    assertThat(figures.rate(Sign.BOUNCED)).isEqualTo(0.02, within(1e-9));
    assertThat(figures.rate(Sign.COMPLAINED)).isZero();
  }

  @Test
  void whatNeverLeftIsHeldAgainstAllAttempts() {
    count(Sign.SENT, LATE, 150);
    count(Sign.PROVIDER_ERROR, LATE, 50);

    Figures figures = EMAIL.between(LATE, LATE, numbers.read(EMAIL.counters(LATE, LATE)));

    assertThat(figures.sample(Sign.PROVIDER_ERROR)).isEqualTo(200);
    assertThat(figures.rate(Sign.PROVIDER_ERROR)).isEqualTo(0.25, within(1e-9));
  }

  @Test
  void anotherVersionAndAnotherChannelHaveNumbersOfTheirOwn() {
    count(Sign.BOUNCED, LATE, 9);
    Health changed = new Health(EMAIL.trigger(), "ffff", Channel.EMAIL);
    Health texts = new Health(EMAIL.trigger(), EMAIL.hash(), Channel.SMS);

    assertThat(changed.between(LATE, LATE, numbers.read(changed.counters(LATE, LATE))).sums())
        .isEmpty();
    assertThat(texts.between(LATE, LATE, numbers.read(texts.counters(LATE, LATE))).sums())
        .isEmpty();
  }

  private void count(Sign sign, Instant at, int times) {
    EMAIL.count(numbers, sign, times, at);
  }

  /// Numbers in memory.
  private static final class Numbers implements Counters {
    private final Map<String, Count> counts = new HashMap<>();

    @Override
    public void add(String name, int part, long more, Instant forget) {
      Count before = counts.getOrDefault(name, Count.NONE);
      Map<Integer, Long> parts = new HashMap<>(before.parts());
      parts.merge(part, more, Long::sum);
      counts.put(name, new Count(before.total() + more, parts));
    }

    @Override
    public Map<String, Count> read(Collection<String> names) {
      Map<String, Count> read = new HashMap<>();
      names.forEach(name -> read.put(name, counts.getOrDefault(name, Count.NONE)));
      return read;
    }
  }
}
