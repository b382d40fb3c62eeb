package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// B3 and B4: what comes a day late, or from customers whose clocks are wrong.
class LateTest {
  private static final String HELP = Configured.trigger(Purpose.HELP, Channel.EMAIL);
  private static final String SECURITY = Configured.trigger(Purpose.SECURITY, Channel.EMAIL);
  private static final List<String> TRIGGERS = List.of(HELP, SECURITY);

  /// B3
  @Test
  void ofABacklogOfADayNothingIsSentTooLateAndAllStandsInTheLedger() {
    Stage stage = new Stage(Faults.NONE, 4, TRIGGERS);
    stage.world.polling(false);
    for (int hour = 0; hour < 24; hour++) {
      stage.happens(hour % 4, TRIGGERS.get(hour / 4 % 2), Duration.ZERO);
      stage.world.runFor(Duration.ofHours(1));
    }
    stage.world.polling(true);
    stage.world.runFor(Duration.ofMinutes(30));

    assertThat(stage.violations()).isEmpty();
    // What happened within the last two hours is still of use.
    assertThat(stage.taken()).isBetween(1, 2);
    assertThat(entries(stage).stream().mapToInt(Outreach::times).sum()).isEqualTo(24);
    assertThat(entries(stage))
        .filteredOn(entry -> !(entry.decision() instanceof Decision.Send))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.decision()).isInstanceOf(Decision.Suppress.class));
    stage.end();
  }

  /// B4
  @Test
  void eventsOfTheFutureAreRefusedByNameAndThoseOfThePastCountOnce() {
    Stage stage = new Stage(Faults.NONE, 4, TRIGGERS);
    List<Duration> clocks =
        List.of(
            Duration.ofMinutes(10),
            Duration.ofMinutes(-10),
            Duration.ofDays(2),
            Duration.ofDays(-2));
    for (int customer = 0; customer < 4; customer++) {
      stage.happens(customer, HELP, clocks.get(customer));
      stage.world.runFor(Duration.ofMinutes(1));
    }
    stage.world.runFor(Duration.ofMinutes(30));

    assertThat(stage.violations()).isEmpty();
    assertThat(stage.accepted()).isEqualTo(4);
    assertThat(entries(stage))
        .hasSize(2)
        .allSatisfy(
            entry -> assertThat(entry.cause().at()).isBeforeOrEqualTo(entry.at().plusSeconds(300)));
    // What cannot have happened yet is refused by name, and kept for people to look at.
    assertThat(stage.books.count(Place.QUARANTINE)).isEqualTo(2);
    stage.end();
  }

  private static List<Outreach> entries(Stage stage) {
    return People.of(4).stream().flatMap(person -> stage.books.of(person).stream()).toList();
  }
}
