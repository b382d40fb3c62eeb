package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brakes;
import dev.headsup.engine.policy.Ramp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What every store of brakes keeps to.
abstract class BrakesContract {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  abstract Brakes brakes();

  private Brake read(String key) {
    return Objects.requireNonNull(brakes().read(List.of(key)).get(key));
  }

  @Test
  void whatWasNeverWrittenIsReleased() {
    assertThat(read("trigger nothing 00")).isEqualTo(Brake.released("trigger nothing 00"));
  }

  @Test
  void everythingComesBackAsItWasWritten() {
    Brake first =
        Brake.released("trigger whole 00")
            .take(3, new Ramp(3, List.of(0.1), Duration.ofHours(1), false), 100, 9, 0, NOW)
            .after()
            .stop(new Brake.Stop("13 bounces", NOW))
            .asking(new Brake.Asked(1_200, "above 1,000 customers", NOW));
    assertThat(brakes().replace(first)).isTrue();
    Brake stored = read("trigger whole 00");
    assertThat(stored).usingRecursiveComparison().ignoringFields("revision").isEqualTo(first);

    Brake next =
        stored
            .resumed(NOW.plusSeconds(90))
            .deciding(new Brake.Approved(true, 1_200, "bo@example.com", "", NOW));
    assertThat(brakes().replace(next)).isTrue();
    assertThat(read("trigger whole 00"))
        .usingRecursiveComparison()
        .ignoringFields("revision")
        .isEqualTo(next);

    Brake watching =
        Brake.released("trigger watching 00")
            .watching(NOW)
            .watched(7, NOW)
            .seen(new Brake.Previewed(1_200, "ana@example.com", NOW));
    assertThat(brakes().replace(watching)).isTrue();
    assertThat(read("trigger watching 00"))
        .usingRecursiveComparison()
        .ignoringFields("revision")
        .isEqualTo(watching);
  }

  @Test
  void whoWasOvertakenWritesNothing() {
    Brake seen = read("channel overtaken");
    assertThat(brakes().replace(seen.stop(new Brake.Stop("first", NOW)))).isTrue();
    assertThat(brakes().replace(seen.stop(new Brake.Stop("second", NOW)))).isFalse();
    assertThat(read("channel overtaken").stopped()).isEqualTo(new Brake.Stop("first", NOW));
  }
}
