package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Drawn;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Oracle.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// G5 and G8: what the whole functions hold, whatever was decided before and whatever goes wrong on
/// the way to a provider.
class LimitsTest {
  private static final String SECURITY = Configured.trigger(Purpose.SECURITY, Channel.EMAIL);
  private static final String SERVICE = Configured.trigger(Purpose.SERVICE, Channel.EMAIL);
  private static final int BUDGET = 30;
  private static final int PEOPLE = 100;
  private static final int SENDERS = 8;

  /// G5: a message of security about something that is more than a day old is never sent, though
  /// its trigger would let it; one about something of this day is.
  @Test
  void securityWithoutAProofOfTheLastDayReachesNobody() {
    int people = 60;
    Stage stage = new Stage(Faults.NONE, people, List.of(SECURITY));
    Configured.lasting(stage.world, Purpose.SECURITY, Channel.EMAIL, "3 days");
    stage.world.polling(false);
    for (int person = 0; person < people; person++) {
      // The even ones 25 hours before anybody looks, the odd ones 23.
      boolean old = person % 2 == 0;
      int customer = person;
      stage.world.at(
          stage.world.clock().instant().plus(Duration.ofHours(old ? 1 : 3)),
          () -> stage.happens(customer, SECURITY, Duration.ZERO));
    }
    stage.world.runFor(Duration.ofHours(26));
    stage.world.polling(true);
    stage.world.runFor(Duration.ofMinutes(30));

    assertThat(stage.accepted()).isEqualTo(people);
    assertThat(stage.violations()).isEmpty();
    assertThat(stage.world.oracle().accepted())
        .extracting(Accepted::customer)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, people)
                .filter(person -> person % 2 == 1)
                .mapToObj(person -> "customer-" + person)
                .toList());
    assertThat(stage.books.deliveries())
        .filteredOn(delivery -> delivery.state() == DeliveryState.FAILED)
        .hasSize(people / 2)
        .extracting(Delivery::reason)
        .containsOnly(
            "a security message needs an event of that very customer, younger than 24 hours");
    stage.end();
  }

  /// G8: eight workers, and exactly the budget leaves.
  @Test
  void aBudgetIsSpentToTheLastAndNeverBeyond() {
    Stage stage = spending(Faults.NONE);

    assertThat(stage.taken()).isEqualTo(BUDGET);
    assertThat(stage.violations()).isEmpty();
    stage.end();
  }

  /// G8: whatever goes wrong on the way. What has no answer stays taken, so less may leave.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aBudgetHoldsWhileMuchGoesWrong(long seed) {
    Stage stage = spending(new Drawn(new Chance(seed)));

    // A message that is tried once more after silence was paid for once: it may arrive twice.
    assertThat(stage.world.oracle().accepted().stream().map(Accepted::delivery).distinct().count())
        .isBetween(1L, (long) BUDGET);
    assertThat(stage.violations()).isEmpty();
    stage.end();
  }

  private static Stage spending(Faults faults) {
    Stage stage = new Stage(faults, PEOPLE, List.of(SERVICE), SENDERS, new Chance(0));
    Configured.policy(stage.world, "budgets: [" + BUDGET + " per calendar day by email]");
    for (int person = 0; person < PEOPLE; person++) {
      stage.happens(person, SERVICE, Duration.ZERO);
    }
    stage.world.runFor(Duration.ofMinutes(20));
    stage.world.heal();
    stage.world.runFor(Duration.ofHours(1));
    return stage;
  }
}
