package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.memory.MemoryIncidents;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which messages say that an outage goes on that is over by now (C4).
class OutdatedTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final MemoryIncidents incidents = new MemoryIncidents();
  private Instant now = NOON;
  private final Outdated outdated = new Outdated(incidents, () -> now);
  private long order;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          open,       OPEN,       false
          open,       MITIGATING, false
          open,       RESOLVED,   true
          open,       CANCELLED,  true
          mitigating, RESOLVED,   true
          scheduled,  CANCELLED,  true
          scheduled,  OPEN,       false
          resolved,   RESOLVED,   false
          resolved,   OPEN,       false
          cancelled,  CANCELLED,  false
          -,          RESOLVED,   false
          odd,        RESOLVED,   false
          """)
  void aMessageIsOutdatedWhenItSaysThatGoesOnWhatIsOver(
      @Nullable String said, Phase is, boolean expected) {
    stands(is);

    assertThat(outdated.test(about("i-1", said))).isEqualTo(expected);
  }

  @Test
  void whatIsAboutNoIncidentOrAnUnknownOneLeaves() {
    stands(Phase.RESOLVED);

    assertThat(outdated.test(about("another", "open"))).isFalse();
    assertThat(outdated.test(about(null, "open"))).isFalse();
  }

  @Test
  void whatWasReadHoldsForTenSeconds() {
    stands(Phase.OPEN);
    assertThat(outdated.test(about("i-1", "open"))).isFalse();
    stands(Phase.RESOLVED);

    now = NOON.plusSeconds(9);
    assertThat(outdated.test(about("i-1", "open"))).isFalse();
    now = NOON.plusSeconds(10);
    assertThat(outdated.test(about("i-1", "open"))).isTrue();
  }

  private void stands(Phase phase) {
    incidents.report(
        "i-1",
        new Report(
            "api",
            order++,
            true,
            "Checkout fails",
            List.of("checkout"),
            Impact.MAJOR,
            phase,
            Confidence.DECLARED,
            NOON,
            phase.isOver() ? NOON : null,
            null,
            "",
            NOON));
  }

  private static Outreach about(@Nullable String incident, @Nullable String phase) {
    Map<String, String> id = incident == null ? Map.of() : Map.of("incident.id", incident);
    Map<String, String> data = new HashMap<>(id);
    if (phase != null) {
      data.put("incident.phase", phase);
    }
    return new Outreach(
        "o",
        CustomerId.known("ana"),
        new Outreach.TriggerRef("outage", "An outage", "0".repeat(64)),
        NOON,
        new Stamp(NOON.toEpochMilli(), 1, 7),
        new Decision.Send(List.of(Channel.EMAIL)),
        List.of(),
        new Evidence("headsup:incident", List.of(NOON)),
        data,
        1);
  }
}
