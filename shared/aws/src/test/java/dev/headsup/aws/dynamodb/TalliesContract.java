package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.metric.States;
import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of tallies, and of what is remembered of them, keeps to.
abstract class TalliesContract {
  private static final Instant SLOT = Instant.parse("2026-03-02T12:05:00Z");
  private static final Instant OTHER = Instant.parse("2026-03-02T12:10:00Z");

  abstract Tallies tallies();

  abstract States states();

  @Test
  void additionsAddUpBySlotAndSeries() {
    tallies().add(SLOT, Map.of("00000001", new Tally(3, 1, 2, 9000)));
    tallies()
        .add(SLOT, Map.of("00000001", new Tally(1, 0, 0, 0), "00000002", new Tally(5, 5, 0, 0)));

    assertThat(tallies().read(List.of(SLOT, OTHER)))
        .containsEntry(
            SLOT, Map.of("00000001", new Tally(4, 1, 2, 9000), "00000002", new Tally(5, 5, 0, 0)))
        .containsEntry(OTHER, Map.of());
  }

  @Test
  void twoHundredSeriesFitIntoASlot() {
    Instant full = SLOT.plusSeconds(86_400);
    Map<String, Tally> many = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      many.put(HexFormat.of().toHexDigits(i), new Tally(1, 2, 3, 4));
    }
    tallies().add(full, many);
    assertThat(tallies().read(List.of(full)).get(full)).isEqualTo(many);
  }

  @Test
  void aStateIsReadAsItWasWrittenLast() {
    Instant later = Instant.parse("2099-01-01T00:00:00Z");
    states().write("watch 1", new byte[] {1}, later);
    states().write("watch 1", new byte[] {2, 3}, later);

    assertThat(states().read(List.of("watch 1", "watch 2")))
        .containsOnlyKeys("watch 1")
        .containsEntry("watch 1", new byte[] {2, 3});
  }
}
