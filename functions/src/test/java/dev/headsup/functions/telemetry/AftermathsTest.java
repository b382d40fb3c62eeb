package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.forecast.Aftermath;
import dev.headsup.engine.forecast.AftermathCounts;
import dev.headsup.engine.forecast.AftermathCounts.Became;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.functions.memory.MemoryActivities;
import dev.headsup.functions.memory.MemoryCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AftermathsTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T12:00:00Z");
  private static final Incident INCIDENT =
      Incident.of(
          "api-7",
          new Report(
              "api",
              1,
              true,
              "Cards are refused",
              List.of("payments"),
              Impact.MAJOR,
              Phase.OPEN,
              Confidence.DECLARED,
              BEGAN,
              null,
              null,
              "",
              BEGAN));

  private final MemoryCounters counters = new MemoryCounters();
  private final Aftermaths aftermaths =
      new Aftermaths(() -> List.of(INCIDENT), counters, () -> BEGAN);

  @Test
  void aContactOfSomebodyWhomItConcernsIsCountedByWhenItCame() {
    turned("ana", BEGAN.plus(Duration.ofMinutes(40)), "payments");
    turned("ben", BEGAN.plus(Duration.ofMinutes(5)), "imports");

    Aftermath after = AftermathCounts.aftermath(INCIDENT, counters.read(names()));
    assertThat(after.ofUntold()).isEqualTo(Map.of(2, 1L));
    assertThat(after.ofTold()).isEmpty();
    assertThat(counters.read(List.of("contacts 2026-03-02")).values().iterator().next().total())
        .as("whoever's they are")
        .isEqualTo(2);
  }

  @Test
  void aContactBeforeOrLongAfterIsNone() {
    turned("ana", BEGAN.minus(Duration.ofMinutes(1)), "payments");
    turned("ana", BEGAN.plus(Duration.ofHours(25)), "payments");
    assertThat(AftermathCounts.aftermath(INCIDENT, counters.read(names())).contacts()).isZero();
  }

  @Test
  void whoWasNotToldIsCountedOnceHoweverOftenItWasDecided() {
    Instant forget = Instant.MAX;
    counters.add(AftermathCounts.of("api-7", Became.TOLD), 1, 60, forget);
    counters.add(AftermathCounts.of("api-7", Became.TOLD), 2, 3, forget);
    counters.add(AftermathCounts.of("api-7", Gate.CONSENT), 1, 8, forget);
    counters.add(AftermathCounts.of("api-7", Gate.CONSENT), 2, 7, forget);
    counters.add(AftermathCounts.of("api-7", Gate.ALREADY_TOLD), 2, 60, forget);
    counters.add(AftermathCounts.of("api-7", Became.WAITING), 1, 4, forget);

    AftermathCounts.Heard heard = AftermathCounts.heard("api-7", counters.read(names()));
    assertThat(heard.told()).isEqualTo(63);
    assertThat(heard.waiting()).isEqualTo(4);
    assertThat(heard.others()).isEqualTo(Map.of("CONSENT", 8L));
    assertThat(heard.untold()).isEqualTo(12);
  }

  private static List<String> names() {
    return AftermathCounts.names("api-7");
  }

  private void turned(String customer, Instant at, String uses) {
    Exposures exposures =
        new Exposures() {
          @Override
          public void note(Collection<Use> uses) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Page page(
              String component, int shard, LocalDate since, @Nullable String from, int most) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Map<String, LocalDate> lastUsed(CustomerId asked, Collection<String> components) {
            return components.contains(uses)
                ? Map.of(uses, LocalDate.parse("2026-03-01"))
                : Map.of();
          }
        };
    ContactOpened contact =
        new ContactOpened(
            new CustomerId(customer),
            new EventId(customer + at),
            "helpdesk",
            "1",
            ContactOpened.Stage.OPENED,
            "email",
            "",
            Tone.CALM,
            at);
    new TurnedToSupport(
            aftermaths, exposures, new MemoryActivities(), () -> TriggerSet.of(List.of()))
        .note(
            List.of(
                new TelemetryMessage(List.of(new Incoming.Did(contact)), List.of(), List.of())));
  }
}
