package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.metric.Anomalies;
import dev.headsup.engine.metric.Series;
import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import dev.headsup.engine.metric.Watch;
import dev.headsup.engine.metric.Watchlist;
import dev.headsup.functions.Wiring;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From what the telemetry function counts to the incident that waits for a person, and to what the
/// contact centre is told of it.
final class WatchPathTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final Random random = new Random(3);
  private StepStack stack;
  private Wiring sweep;

  @BeforeEach
  void start() throws Exception {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            START,
            Set.of("SweepFunction", "PublishFunction"));
    sweep = new Wiring(stack.environment("SweepFunction"), () -> START, List.of());
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void manyFailuresOpenAnIncidentThatEndsWithThemAndTheContactCentreHears() {
    Series payments =
        new Watchlist(sweep.components().get())
            .all().stream()
                .filter(each -> each.name().equals("Payments"))
                .findFirst()
                .orElseThrow();
    learn(payments);
    slot(payments, 0, 0.4);
    slot(payments, 1, 0.4);

    assertThat(current())
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.id()).isEqualTo("detector-payments-20260302T0900");
          assertThat(incident.isConfirmed()).isFalse();
        });
    assertThat(sweep.states().read(List.of(Anomalies.evidence("detector-payments-20260302T0900"))))
        .hasSize(1);

    stack.fire("PublishFunction");
    assertThat(stack.news().toString())
        .contains("\"kind\":\"forecast\"", "detector-payments-20260302T0900", "too-early");

    for (int slot = 2; slot < 8; slot++) {
      slot(payments, slot, 0.01);
    }
    assertThat(current()).singleElement().extracting(Incident::phase).isEqualTo(Phase.RESOLVED);
  }

  private List<Incident> current() {
    return sweep.incidents().current(START.plus(Duration.ofHours(1)));
  }

  /// Two days before, as a sweep would have left them.
  private void learn(Series series) {
    Watch watch = new Watch(series);
    for (int slot = -576; slot < 0; slot++) {
      watch.next(at(slot), tally(0.01));
    }
    sweep
        .states()
        .write("watch " + series.key(), watch.state(), Instant.parse("2099-01-01T00:00:00Z"));
  }

  private void slot(Series series, int slot, double failures) {
    sweep.tallies().add(at(slot), Map.of(series.key(), tally(failures)));
    stack.clock(at(slot + 1).plus(Duration.ofMinutes(2)));
    stack.fire("SweepFunction");
  }

  private Tally tally(double failures) {
    long volume = 300L + random.nextInt(40);
    return new Tally(
        volume, Math.round(volume * failures * (0.7 + 0.6 * random.nextDouble())), 0, 0);
  }

  private static Instant at(int slot) {
    return START.plus(Tallies.SLOT.multipliedBy(slot));
  }
}
