package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Counters.Count;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of shared numbers keeps to.
abstract class CountersContract {
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  abstract Counters counters();

  @Test
  void additionsAddUpAndKnowTheirPartOfTheDay() {
    counters().add("spent", -1, 2, Instant.MAX);
    counters().add("spent", -1, 3, Instant.MAX);
    counters().add("crowd", 7, 4, LATER);
    counters().add("crowd", 8, 1, LATER);

    assertThat(counters().read(List.of("spent", "crowd", "nothing")))
        .containsEntry("spent", new Count(5, Map.of()))
        .containsEntry("crowd", new Count(5, Map.of(7, 4L, 8, 1L)))
        .containsEntry("nothing", Count.NONE);
  }
}
