package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Faults;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DR3: of several workers with one message in their hands each second one has a clock that is an
/// hour ahead, so that to it every lease is over.
class ClocksTest {
  private static final List<String> TRIGGERS =
      Stream.of(Purpose.values())
          .map(purpose -> Configured.trigger(purpose, Channel.EMAIL))
          .toList();

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aClockThatIsAnHourAheadDoublesNothing(int first) {
    Stage stage = new Stage(new Ahead(first), 40, TRIGGERS);
    for (int person = 0; person < 40; person++) {
      int customer = person;
      stage.world.at(
          stage.world.clock().instant().plusSeconds(person),
          () -> stage.happens(customer, TRIGGERS.get(customer % 4), Duration.ZERO));
    }
    stage.world.runFor(Duration.ofHours(3));

    assertThat(stage.violations()).isEmpty();
    assertThat(stage.accepted()).isEqualTo(40);
    assertThat(stage.taken()).isEqualTo(40);
    // A worker did take a lease for over while its holder was with the provider.
    assertThat(stage.world.stores().published())
        .anyMatch(news -> news.contains("\"state\":\"unknown\""));
    stage.end();
  }

  /// Each message of a queue comes again while the provider still thinks about it.
  private static final class Ahead implements Faults {
    private int started;

    Ahead(int first) {
      started = first;
    }

    @Override
    public Fault next(long step, String function, String what) {
      return Fault.NONE;
    }

    @Override
    public Duration latency(String what) {
      return Duration.ofMillis(what.startsWith("ses:") ? 2_500 : 4);
    }

    @Override
    public List<Duration> copies() {
      return List.of(Duration.ofMillis(900), Duration.ofMillis(2_000), Duration.ofMillis(3_500));
    }

    @Override
    public Duration skew() {
      return started++ % 2 == 0 ? Duration.ZERO : Duration.ofHours(1);
    }
  }
}
