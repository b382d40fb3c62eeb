package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Unanswered;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Faults;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A6, A7 and A8: what becomes of one message of each purpose by each channel when its provider
/// took it and the worker does not learn so: the answer is lost, the worker dies, or it sleeps past
/// its lease and wakes when others have gone on.
class SilentProvidersTest {
  static Stream<Arguments> messages() {
    return Stream.of(Purpose.values())
        .flatMap(purpose ->
            Stream.of(Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.WEBHOOK)
                .map(channel -> Arguments.of(purpose, channel)));
  }

  /// A6
  @ParameterizedTest
  @MethodSource("messages")
  void anAnswerThatIsLostOnceIsFollowedByWhatPurposeAndChannelAllow(
      Purpose purpose, Channel channel) {
    follows(purpose, channel, new First(Fault.HANG_AFTER, Duration.ZERO));
  }

  /// A7
  @ParameterizedTest
  @MethodSource("messages")
  void aWorkerThatDiesAfterTheAnswerIsFollowedByTheSame(Purpose purpose, Channel channel) {
    follows(purpose, channel, new First(Fault.KILL_AFTER, Duration.ZERO));
  }

  /// A8
  @ParameterizedTest
  @MethodSource("messages")
  void aWorkerThatSleptThroughItsLeaseChangesNothing(Purpose purpose, Channel channel) {
    follows(purpose, channel, new First(Fault.NONE, Duration.ofMinutes(25)));
  }

  private static void follows(Purpose purpose, Channel channel, First faults) {
    String trigger = Configured.trigger(purpose, channel);
    Stage stage = new Stage(faults, 1, List.of(trigger));
    if (!faults.sleep.isZero()) {
      stage.world.thawing(Duration.ofMinutes(40));
    }
    stage.happens(0, trigger, Duration.ZERO);
    stage.world.runFor(Duration.ofMinutes(60));

    int most =
        switch (Unanswered.of(purpose, channel)) {
          case Unanswered.Exact exact -> 2;
          case Unanswered.Reconcile reconcile -> 2;
          case Unanswered.Elsewhere elsewhere -> 1;
          case Unanswered.Never never -> 1;
        };
    Delivery delivery = stage.only();
    assertThat(stage.violations()).isEmpty();
    assertThat(stage.taken()).isEqualTo(most);
    assertThat(delivery.isOver()).isTrue();
    // What a webhook's receiver took has arrived.
    DeliveryState out = channel == Channel.WEBHOOK ? DeliveryState.DELIVERED : DeliveryState.SENT;
    assertThat(delivery.state())
        .isEqualTo(most == 2 || !faults.sleep.isZero() ? out : DeliveryState.UNKNOWN);
    stage.end();
  }

  /// What happens to the first call of a provider, and to no other.
  private static final class First implements Faults {
    private final Fault fault;
    private final Duration sleep;
    private boolean done;
    private int asleep;

    First(Fault fault, Duration sleep) {
      this.fault = fault;
      this.sleep = sleep;
    }

    @Override
    public Fault next(long step, String function, String what) {
      boolean provider =
          what.startsWith("ses:")
              || what.startsWith("webhook:")
              || (what.startsWith("sns:Publish") && !what.endsWith("topic"));
      if (!provider || done) {
        return Fault.NONE;
      }
      done = true;
      // Of the two halves of the request the second: the provider has it, the answer is awaited.
      asleep = 2;
      return fault;
    }

    @Override
    public Duration latency(String what) {
      return asleep > 0 && --asleep == 0 ? sleep.plusMillis(4) : Duration.ofMillis(4);
    }
  }
}
