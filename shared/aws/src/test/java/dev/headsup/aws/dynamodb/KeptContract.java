package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.engine.signal.Setbacks;
import dev.headsup.engine.signal.Setbacks.Setback;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every quarantine keeps to.
abstract class KeptContract {
  abstract Quarantine quarantine();

  abstract Setbacks setbacks();

  @Test
  void whatWasRefusedIsKeptByDayAndOnce() {
    Instant at = Instant.parse("2032-07-08T23:59:59.999999999Z");
    LocalDate day = LocalDate.of(2032, 7, 8);
    List<Refused> refused =
        IntStream.range(0, 60)
            .mapToObj(i -> new Refused("id-" + i, "no-event-name", "it has none", "{}", at))
            .toList();

    quarantine().add(refused);
    quarantine().add(refused);
    quarantine().add(List.of(refused.getFirst(), refused.getFirst()));
    quarantine().add(List.of());

    assertThat(quarantine().on(day, 1_000)).containsExactlyInAnyOrderElementsOf(refused);
    assertThat(quarantine().on(day, 7)).hasSize(7);
    assertThat(quarantine().on(day.plusDays(1), 7)).isEmpty();
  }

  @Test
  void whatWasPutRightIsForgottenAndNothingElse() {
    Instant at = Instant.parse("2034-07-08T12:00:00Z");
    Refused one = new Refused("one", "no-event-name", "", "{}", at);
    Refused odd = new Refused("", "no-id", "", "", at);
    Refused other = new Refused("other", "no-event-name", "", "{}", at);
    quarantine().add(List.of(one, odd, other));

    quarantine().remove(one);
    quarantine().remove(one);
    quarantine().remove(odd);

    assertThat(quarantine().on(LocalDate.of(2034, 7, 8), 10)).containsExactly(other);
  }

  @Test
  void theLastSetbackOfAMessageStands() {
    Instant at = Instant.parse("2034-07-08T12:00:00Z");
    Setback first = new Setback("m-1", "the table did not answer", 2, at);
    Setback last = new Setback("m-1", "x".repeat(Setbacks.LONGEST + 1), 3, at.plusSeconds(9));
    Setback other = new Setback("m-2", "no time was left", 1, at);

    setbacks().note(List.of(first, other));
    setbacks().note(List.of(first, last));
    setbacks().note(List.of());

    assertThat(setbacks().of(List.of("m-1", "m-1", "m-2", "m-3")))
        .containsOnly(Map.entry("m-1", last), Map.entry("m-2", other));
    assertThat(last.why()).hasSize(Setbacks.LONGEST);
    assertThat(setbacks().of(List.of())).isEmpty();
  }

  @Test
  void noIdIsTooOddForTheQuarantine() {
    Instant at = Instant.parse("2033-07-08T12:00:00Z");
    List<Refused> odd =
        List.of(
            new Refused("", "no-id", "", "", at),
            new Refused("ü".repeat(5_000), "id-too-long", "5000 characters", "{\"a\":", at));

    quarantine().add(odd);

    assertThat(quarantine().on(LocalDate.of(2033, 7, 8), 10))
        .containsExactlyInAnyOrderElementsOf(odd);
  }
}
