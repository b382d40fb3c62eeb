package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who comes to use a component while it is down hears of it too (C6).
class JoiningTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Components KNOWN =
      new Components(
          List.of(
              new Component("checkout", "Checkout", List.of("Checkout*")),
              new Component("search", "Search", List.of("Search*"))));

  private static Kept kept(Phase phase, boolean told) {
    Incident incident =
        Incident.of(
            "i-1",
            new Report(
                "api",
                1,
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
    return new Kept(incident, false, told ? Announced.of(incident, NOON) : Announced.NOTHING);
  }

  private static List<Observation> added(
      Kept kept, TriggerSet triggers, String who, String event, int minute) {
    String body =
        "{\"v\":1,\"key\":\"server\",\"received\":\"%s\",\"events\":[{\"type\":\"track\",\"messageId\":\"m\",%s,\"event\":\"%s\",\"timestamp\":\"%s\"}]}"
            .formatted(NOON.plusSeconds(3600), who, event, NOON.plusSeconds(60L * minute));
    Map<CustomerId, List<Observation>> observations = new HashMap<>();
    new Joining(() -> KNOWN, () -> List.of(kept), () -> triggers)
        .add(List.of(TelemetryMessage.read(body)), observations);
    return observations.values().stream().flatMap(List::stream).toList();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          OPEN,       true,  userId,      Checkout Started, 5,  1
          MITIGATING, true,  userId,      Checkout Started, 5,  1
          OPEN,       true,  userId,      Checkout Started, 0,  1
          OPEN,       true,  userId,      Checkout Started, -1, 0
          OPEN,       true,  userId,      Search Started,   5,  0
          OPEN,       true,  userId,      Something Else,   5,  0
          OPEN,       true,  anonymousId, Checkout Started, 5,  0
          OPEN,       false, userId,      Checkout Started, 5,  0
          RESOLVED,   true,  userId,      Checkout Started, 5,  0
          SCHEDULED,  true,  userId,      Checkout Started, 5,  0
          """)
  void whoUsesWhatIsDownIsAdded(
      Phase phase, boolean told, String as, String event, int minute, int expected) {
    TriggerSet triggers = TriggerSet.of(List.of(Shop.OUTAGE));

    assertThat(added(kept(phase, told), triggers, "\"%s\":\"ana\"".formatted(as), event, minute))
        .hasSize(expected)
        .allSatisfy(observation -> {
          IncidentExposure exposure = (IncidentExposure) observation;
          assertThat(exposure.customer()).isEqualTo(CustomerId.known("ana"));
          assertThat(exposure.id()).as("as the walk's").isEqualTo(IncidentExposure.id("i-1", 1));
        });
  }

  @Test
  void whereNoTriggerIsAboutIncidentsNothingIsAdded() {
    TriggerSet triggers = TriggerSet.of(List.of(Shop.ORDERED));

    assertThat(added(kept(Phase.OPEN, true), triggers, "\"userId\":\"ana\"", "Checkout Started", 5))
        .isEmpty();
  }
}
