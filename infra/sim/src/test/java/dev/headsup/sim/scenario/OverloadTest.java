package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Oracle.Accepted;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// R1, R2 and R3: what comes of too much at once, of tables that throttle, and of a provider that
/// is away for long, when nobody looks after it.
class OverloadTest {
  private static final String SERVICE = Configured.trigger(Purpose.SERVICE, Channel.EMAIL);
  private static final Instant START = World.START;

  /// R3: SES is away for two hours. One worker, since each has a breaker of its own: it asks ten
  /// times, and then once in 30 seconds at most.
  @Test
  void aProviderThatIsAwayForTwoHoursIsAskedSeldomAndTakesWhatIsStillOfUse() {
    Scripted away =
        new Scripted(
            "ses:", minutes(10), minutes(130), attempt -> Fault.BEFORE, Duration.ofMillis(4));
    int people = 120;
    Stage stage = new Stage(away, people, List.of(SERVICE), 1, new Chance(0));
    away.watch(stage);
    for (int person = 0; person < people; person++) {
      starts(stage, person, minutes(person));
    }
    stage.world.runFor(Duration.ofHours(4));

    List<Instant> vain = away.hit;
    assertThat(vain).hasSizeGreaterThan(10);
    for (int probe = 10; probe < vain.size(); probe++) {
      assertThat(Duration.between(vain.get(probe - 1), vain.get(probe)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }
    List<Delivery> dropped =
        stage.books.deliveries().stream()
            .filter(delivery -> delivery.state() != DeliveryState.SENT)
            .toList();
    // What began in the first ten minutes of the outage is older than two hours when it ends.
    assertThat(dropped)
        .hasSizeBetween(1, 40)
        .extracting(Delivery::reason)
        .containsOnly("too late: it would not help any more");
    assertThat(stage.taken()).isEqualTo(people - dropped.size());
    assertThat(stage.violations()).isEmpty();
    stage.end();
  }

  /// R1: ten times the load for ten minutes, more than the only worker can send meanwhile.
  @Test
  void tenTimesTheLoadIsWorkedOffByItself() {
    Scripted slow =
        new Scripted("ses:", START, START, attempt -> Fault.NONE, Duration.ofMillis(120));
    List<Instant> starts = new ArrayList<>();
    every(Duration.ofSeconds(20), minutes(0), minutes(10), starts);
    every(Duration.ofSeconds(2), minutes(10), minutes(20), starts);
    every(Duration.ofSeconds(20), minutes(20), minutes(55), starts);
    Stage stage = new Stage(slow, starts.size(), List.of(SERVICE), 1, new Chance(0));
    slow.watch(stage);
    for (int person = 0; person < starts.size(); person++) {
      starts(stage, person, starts.get(person));
    }
    stage.world.runFor(Duration.ofHours(1));

    Map<String, Instant> taken = new HashMap<>();
    stage.world.oracle().accepted().forEach((Accepted one) -> taken.put(one.customer(), one.at()));
    List<Long> before = new ArrayList<>();
    List<Long> during = new ArrayList<>();
    List<Long> after = new ArrayList<>();
    for (int person = 0; person < starts.size(); person++) {
      Instant at = starts.get(person);
      long late =
          Duration.between(at, taken.getOrDefault("customer-" + person, Instant.MAX)).toMillis();
      (at.isBefore(minutes(10)) ? before : at.isBefore(minutes(40)) ? during : after).add(late);
    }
    assertThat(most(during)).isGreaterThan(10 * most(before));
    assertThat(most(after)).isLessThanOrEqualTo(most(before) * 12 / 10);
    assertThat(slow.asked).isLessThanOrEqualTo(starts.size() * 13 / 10);
    assertThat(stage.violations()).isEmpty();
    stage.end();
  }

  /// R2: 30 % of all requests to tables are throttled for five minutes. Where all has to get
  /// through, each needs 1 / 0.7 = 1.43 attempts; what is more is tried again later.
  @Test
  void tablesThatThrottleAreAskedLittleMore() {
    Chance chance = new Chance(7);
    Scripted throttled =
        new Scripted(
            "dynamodb:",
            START,
            minutes(5),
            attempt -> chance.permille(300) ? Fault.THROTTLE : Fault.NONE,
            Duration.ofMillis(4));
    Scripted quiet =
        new Scripted("dynamodb:", START, minutes(5), attempt -> Fault.NONE, Duration.ofMillis(4));
    int sent = told(quiet);
    assertThat(told(throttled)).isEqualTo(sent);
    assertThat(throttled.hit).isNotEmpty();
    assertThat(throttled.inTime).isLessThanOrEqualTo(quiet.inTime * 13 / 10);
    assertThat(throttled.asked).isLessThanOrEqualTo(quiet.asked * 3 / 2);
  }

  private static int told(Scripted faults) {
    int people = 100;
    Stage stage = new Stage(faults, people, List.of(SERVICE));
    faults.watch(stage);
    for (int person = 0; person < people; person++) {
      starts(stage, person, START.plusSeconds(3L * person));
    }
    stage.world.runFor(Duration.ofMinutes(40));
    assertThat(stage.violations()).isEmpty();
    // One whose end could not be written may be tried once more.
    int taken =
        (int) stage.world.oracle().accepted().stream().map(Accepted::delivery).distinct().count();
    assertThat(taken).isEqualTo(people);
    stage.end();
    return taken;
  }

  private static long most(List<Long> all) {
    return all.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private static void every(Duration wait, Instant from, Instant until, List<Instant> all) {
    for (Instant at = from; at.isBefore(until); at = at.plus(wait)) {
      all.add(at);
    }
  }

  private static void starts(Stage stage, int person, Instant at) {
    stage.world.at(at, () -> stage.happens(person, SERVICE, Duration.ZERO));
  }

  private static Instant minutes(long after) {
    return START.plus(Duration.ofMinutes(after));
  }

  private interface Script {
    Fault of(int attempt);
  }

  /// What goes wrong with one service for a while, and how often it was asked.
  private static final class Scripted implements Faults {
    private final String service;
    private final Instant from;
    private final Instant until;
    private final Script script;
    private final Duration latency;
    private final List<Instant> hit = new ArrayList<>();
    private int asked;
    private int inTime;
    private InstantSource clock = () -> START;

    Scripted(String service, Instant from, Instant until, Script script, Duration latency) {
      this.service = service;
      this.from = from;
      this.until = until;
      this.script = script;
      this.latency = latency;
    }

    void watch(Stage where) {
      clock = where.world.clock();
    }

    @Override
    public Fault next(long step, String function, String what) {
      if (!what.startsWith(service)) {
        return Fault.NONE;
      }
      asked++;
      Instant now = clock.instant();
      if (now.isBefore(from) || !now.isBefore(until)) {
        return Fault.NONE;
      }
      inTime++;
      Fault fault = script.of(asked);
      if (fault != Fault.NONE) {
        hit.add(now);
      }
      return fault;
    }

    @Override
    public Duration latency(String what) {
      return latency;
    }
  }
}
