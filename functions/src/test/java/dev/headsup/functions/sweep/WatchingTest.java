package dev.headsup.functions.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.metric.Anomalies;
import dev.headsup.engine.metric.Anomaly;
import dev.headsup.engine.metric.Measure;
import dev.headsup.engine.metric.Series;
import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import dev.headsup.functions.memory.MemoryIncidents;
import dev.headsup.functions.memory.MemoryStates;
import dev.headsup.functions.memory.MemoryTallies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WatchingTest {
  private static final Series SERIES = new Series("payments", "Payments", "");
  private static final Components COMPONENTS =
      new Components(List.of(new Component("payments", "Payments", List.of("Payment*"))));
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final MemoryTallies tallies = new MemoryTallies();
  private final MemoryStates states = new MemoryStates();
  private final MemoryIncidents incidents = new MemoryIncidents();
  private final Random random = new Random(4);
  private Watching watching = watching();
  private int slot;

  private Watching watching() {
    return new Watching(() -> COMPONENTS, tallies, states, new Suspicions(incidents, states));
  }

  @Test
  void manyFailuresOpenAnInferredIncidentWithEvidence() {
    usual(400);
    failing(2);

    assertThat(incidents.current(now()))
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.id()).isEqualTo("detector-payments-20260303T0920");
          assertThat(incident.title()).isEqualTo("Payments: many failures");
          assertThat(incident.report().components()).containsExactly("payments");
          assertThat(incident.report().confidence()).isEqualTo(Confidence.INFERRED);
          assertThat(incident.isConfirmed()).isFalse();
        });
    assertThat(evidence("detector-payments-20260303T0920"))
        .singleElement()
        .satisfies(anomaly -> {
          assertThat(anomaly.measure()).isEqualTo(Measure.FAILURES);
          assertThat(anomaly.series()).isEqualTo(SERIES);
          assertThat(anomaly.picture()).hasSize(96);
          assertThat(anomaly.since()).isEqualTo(at(400));
          assertThat(anomaly.until()).isNull();
        });
  }

  @Test
  void itEndsByItselfWhenAllIsAsUsualAgain() {
    usual(400);
    failing(3);
    usual(3);
    assertThat(incidents.current(now()))
        .singleElement()
        .extracting(Incident::phase)
        .isEqualTo(Phase.RESOLVED);
  }

  @Test
  void whatAPersonConfirmedIsOverWhenAPersonSaysSo() {
    usual(400);
    failing(3);
    judge(Verdict.CONFIRMED);
    usual(5);
    assertThat(incidents.current(now()))
        .singleElement()
        .extracting(Incident::phase)
        .isEqualTo(Phase.OPEN);
    assertThat(evidence("detector-payments-20260303T0920").getFirst().until()).isNotNull();
  }

  @Test
  void whatAPersonSaidIsNoneIsNotOpenedAgainWhileItLasts() {
    usual(400);
    failing(3);
    judge(Verdict.DISMISSED);
    failing(30);
    assertThat(incidents.current(now()))
        .singleElement()
        .extracting(Incident::isDismissed)
        .isEqualTo(true);
  }

  @Test
  void itJoinsAnIncidentThatGoesOnThere() {
    usual(400);
    incidents.report(
        "surge-pay-2026",
        new Report(
            "surge",
            0,
            true,
            "Many at once",
            List.of("payments"),
            Impact.MAJOR,
            Phase.OPEN,
            Confidence.INFERRED,
            now().minus(Duration.ofMinutes(10)),
            null,
            null,
            "",
            now()));
    failing(3);

    assertThat(incidents.current(now())).hasSize(1);
    assertThat(evidence("surge-pay-2026")).hasSize(1);
  }

  @Test
  void aFunctionThatStartsAnewGoesOnWhereItWas() {
    usual(400);
    watching = watching();
    failing(1);
    watching = watching();
    failing(1);
    assertThat(incidents.current(now())).hasSize(1);
  }

  @Test
  void aMinuteInWhichNoSlotEndsReadsNothing() {
    usual(3);
    assertThat(watching.run(now().plus(Duration.ofMinutes(1)))).isZero();
    assertThat(watching.run(now().plus(Duration.ofMinutes(6)))).isEqualTo(1);
  }

  private void judge(Verdict verdict) {
    incidents.judge(incidents.current(now()).getFirst().id(), new Judgement(verdict, "kim", now()));
  }

  private List<Anomaly> evidence(String incident) {
    String name = Anomalies.evidence(incident);
    byte[] kept = states.read(List.of(name)).get(name);
    return kept == null ? List.of() : Anomalies.read(kept);
  }

  private void usual(int slots) {
    run(slots, 0.01);
  }

  private void failing(int slots) {
    run(slots, 0.4);
  }

  private void run(int slots, double failures) {
    for (int i = 0; i < slots; i++) {
      long volume = 300L + random.nextInt(40);
      long failed = Math.round(volume * failures * (0.7 + 0.6 * random.nextDouble()));
      tallies.add(at(slot), Map.of(SERIES.key(), new Tally(volume, failed, 0, 0)));
      slot++;
      watching.run(now());
    }
  }

  private Instant now() {
    return at(slot).plus(Watching.GRACE);
  }

  private static Instant at(int slot) {
    return START.plus(Tallies.SLOT.multipliedBy(slot));
  }
}
