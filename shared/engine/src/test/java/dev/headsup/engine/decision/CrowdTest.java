package dev.headsup.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.decision.Surroundings.Surging;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CrowdTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:07:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Map<String, Count> counters = new HashMap<>();

  @Test
  void whereNothingWasCountedBeforeNothingIsUsual() {
    struggles(40, 1);

    assertThat(crowd()).isEqualTo(new Surging(40, 0));
  }

  @Test
  void theWindowReachesOverMidnight() {
    struggles(3, 1);
    struggles(4, 9);

    assertThat(crowd().customers()).isEqualTo(7);
  }

  @Test
  void aSteadyFlowIsUsualFromTheFirstHoursOn() {
    for (int ago = 0; ago < 120; ago += 5) {
      struggles(7, ago);
    }

    assertThat(crowd()).isEqualTo(new Surging(21, 21));
  }

  @Test
  void whatWasCountedMoreThanADayAgoIsForgotten() {
    struggles(50, 25 * 60);

    assertThat(crowd()).isEqualTo(new Surging(0, 0));
  }

  @Test
  void aSuspicionIsOfOneTriggerWhateverOthersAreCalled() {
    Incident struggle = suspected("import-struggle");

    assertThat(Crowd.isOf(struggle, "import-struggle")).isTrue();
    assertThat(Crowd.isOf(struggle, "import")).isFalse();
    assertThat(Crowd.isOf(suspected("import"), "import-struggle")).isFalse();
  }

  @Test
  void aPersonsNoHoldsForAnHourAndForThisTriggerAlone() {
    Incident none =
        suspected("import").with(new Judgement(Judgement.Verdict.DISMISSED, "kim", NOW));
    Instant hourLater = NOW.plus(Duration.ofHours(1));

    assertThat(Crowd.isDismissed(none, "import", hourLater.minusSeconds(1))).isTrue();
    assertThat(Crowd.isDismissed(none, "import", hourLater)).isFalse();
    assertThat(Crowd.isDismissed(none, "other", NOW)).isFalse();
    assertThat(Crowd.incident("import", hourLater)).isNotEqualTo(none.id());
  }

  private static Incident suspected(String trigger) {
    return Incident.of(
        Crowd.incident(trigger, NOW),
        new Report(
            Crowd.SURGE,
            0,
            true,
            "Many at once",
            List.of("imports"),
            Impact.MAJOR,
            Phase.OPEN,
            Confidence.INFERRED,
            NOW,
            null,
            null,
            "",
            NOW));
  }

  private Surging crowd() {
    return Crowd.of("t", counters, WINDOW, NOW);
  }

  private void struggles(long customers, int minutesAgo) {
    Instant then = NOW.minus(Duration.ofMinutes(minutesAgo));
    counters.merge(
        Crowd.name("t", then),
        new Count(customers, Map.of(Crowd.part(then), customers)),
        CrowdTest::both);
  }

  private static Count both(Count one, Count other) {
    Map<Integer, Long> parts = new HashMap<>(one.parts());
    other.parts().forEach((part, more) -> parts.merge(part, more, Long::sum));
    return new Count(one.total() + other.total(), parts);
  }
}
