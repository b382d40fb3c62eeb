package dev.headsup.functions.telemetry;

import static dev.headsup.functions.telemetry.Shop.ANA;
import static dev.headsup.functions.telemetry.Shop.BEN;
import static dev.headsup.functions.telemetry.Shop.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.trigger.TriggerSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SurroundingsTest {
  private final Shop shop = new Shop();

  @Test
  void whatABudgetOrACeilingWithholdsIsSaidInTheWordsThatTheAlarmCounts() throws IOException {
    shop.triggers = TriggerSet.of(List.of(Shop.ONE_A_DAY));
    shop.folds(ordered(ANA, 1));

    String log = logged(() -> shop.folds(ordered(BEN, 2)));

    assertThat(shop.ledger.of(BEN))
        .singleElement()
        .satisfies(entry -> assertThat(entry.decision()).isInstanceOf(Decision.Suppress.class));
    assertThat(log)
        .contains(LiveSurroundings.WITHHELD + ": 1 by one-a-day")
        .doesNotContain(BEN.value());
    assertThat(Files.readString(Path.of("../infra/alarms.yaml")))
        .contains("FilterPattern: '\"" + LiveSurroundings.WITHHELD + "\"'");
  }

  @Test
  void aNumberIsKeptForAsLongAsItCounts() {
    shop.triggers = TriggerSet.of(List.of(Shop.ONE_A_DAY));
    shop.folds(ordered(ANA, 1));

    assertThat(shop.counters.forgotten())
        .containsEntry("trigger one-a-day a day 2026-03-02", Instant.parse("2026-03-03T00:00:00Z"))
        .containsEntry("trigger one-a-day in all", Instant.MAX);
  }

  private static String logged(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return caught.toString(StandardCharsets.UTF_8);
  }
}
