package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.metric.Series;
import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import dev.headsup.functions.memory.MemoryTallies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CountingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:07:00Z");
  private static final Instant SLOT = Instant.parse("2026-03-02T12:05:00Z");
  private static final Series WHOLE = new Series("payments", "Payments", "");
  private static final Series FAILED =
      new Series("payments", "Payments: Payment Failed", "Payment Failed");

  private final MemoryTallies tallies = new MemoryTallies();
  private final List<String> events = new ArrayList<>();
  private final Counting counting =
      new Counting(
          () ->
              new Components(
                  List.of(
                      new Component("payments", "Payments", List.of("Payment Failed", "Payment*")),
                      new Component("imports", "Imports", List.of("Import*")))),
          tallies,
          () -> NOW);

  @Test
  void eachEventCountsForItsPartAndItsKind() {
    did("Payment Failed", NOW, "{}");
    did("Payment Succeeded", NOW, "{\"duration_ms\":100}");
    did("Payment Succeeded", NOW, "{\"durationMs\":100}");
    did("Somewhere Else", NOW, "{}");
    note();

    assertThat(at(SLOT, WHOLE)).isEqualTo(new Tally(3, 1, 2, 2 * Math.round(1000 * Math.log(100))));
    assertThat(at(SLOT, FAILED)).isEqualTo(new Tally(1, 1, 0, 0));
  }

  @Test
  void aFailureIsKnownByWhatItSaysToo() {
    did("Import Done", NOW, "{\"success\":false}");
    did("Import Done", NOW, "{\"ok\":true,\"error\":\"\"}");
    did("Import Done", NOW, "{\"error\":\"no space\"}");
    did("Import Done", NOW, "{\"status\":503}");
    did("Import Done", NOW, "{\"status\":404}");
    did("importTimeout", NOW, "{}");
    note();

    assertThat(at(SLOT, new Series("imports", "Imports", ""))).isEqualTo(new Tally(5, 3, 0, 0));
  }

  @Test
  void aBatchIsOneWriteForEachSlot() {
    for (int i = 0; i < 200; i++) {
      did("Payment Succeeded", NOW, "{}");
      did("Import Done", NOW, "{}");
    }
    did("Payment Succeeded", NOW.minus(Duration.ofMinutes(5)), "{}");
    note();

    assertThat(tallies.writes()).isEqualTo(2);
    assertThat(at(SLOT.minus(Tallies.SLOT), WHOLE).volume()).isEqualTo(1);
  }

  @Test
  void whatIsLongAgoOrToComeIsNotCounted() {
    did("Payment Succeeded", NOW.minus(Duration.ofMinutes(31)), "{}");
    note();
    assertThat(tallies.writes()).isZero();
  }

  @Test
  void whereNoPartIsKnownNothingIsWritten() {
    did("Payment Succeeded", NOW, "{}");
    new Counting(() -> Components.NONE, tallies, () -> NOW).note(messages());
    assertThat(tallies.writes()).isZero();
  }

  private void did(String name, Instant at, String properties) {
    events.add(
        "{\"type\":\"track\",\"messageId\":\"m%d\",\"userId\":\"ana\",\"event\":\"%s\",\"timestamp\":\"%s\",\"properties\":%s}"
            .formatted(events.size(), name, at, properties));
  }

  private void note() {
    counting.note(messages());
  }

  private List<TelemetryMessage> messages() {
    return List.of(
        TelemetryMessage.read(
            "{\"v\":1,\"key\":\"server\",\"received\":\"%s\",\"events\":[%s]}"
                .formatted(NOW, String.join(",", events))));
  }

  private Tally at(Instant slot, Series series) {
    Map<String, Tally> here = tallies.read(List.of(slot)).getOrDefault(slot, Map.of());
    return here.getOrDefault(series.key(), Tally.NONE);
  }
}
