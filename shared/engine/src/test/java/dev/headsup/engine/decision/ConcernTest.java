package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.ANA;
import static dev.headsup.engine.decision.Example.FAILED;
import static dev.headsup.engine.decision.Example.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.TrackSpec;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentDetails;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.trigger.Narrowing;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom of those who use a component its incident concerns ([Narrowing]).
class ConcernTest {
  private static Optional<List<String>> facts(
      Narrowing narrowing, @Nullable LocalDate used, String owner, int failed) {
    Trigger trigger = Variant.narrowed(Example.struggle(), narrowing);
    IncidentExposure news =
        new IncidentExposure(
            ANA,
            new EventId("incident:i-1:1"),
            "i-1",
            1,
            "Checkout fails",
            List.of("checkout"),
            Impact.MAJOR,
            Phase.OPEN,
            true,
            "",
            new IncidentDetails(
                "", NOON, null, null, List.of("eu"), false, used, "checkout", owner),
            NOON);
    Activity activity =
        failed == Integer.MIN_VALUE
            ? Activity.NONE
            : Activity.NONE.with(
                Stamp.of(NOON.plusSeconds(60L * failed), new EventId("f")),
                new TrackSpec(FAILED.key(), 5, Duration.ofDays(2)));
    return Concern.facts(activity, trigger, news);
  }

  private static Narrowing within(int days) {
    return new Narrowing(Duration.ofDays(days), List.of(), false, false);
  }

  /// Days before the one on which it began; -1 for never seen.
  @ParameterizedTest
  @CsvSource({"7,0,true", "7,7,true", "7,8,false", "1,1,true", "1,2,false", "7,-1,false"})
  void whoUsedItWithinSoManyDays(int days, int before, boolean concerned) {
    LocalDate used = before < 0 ? null : LocalDate.of(2026, 3, 2).minusDays(before);

    Optional<List<String>> facts = facts(within(days), used, "", Integer.MIN_VALUE);

    assertThat(facts.isPresent()).isEqualTo(concerned);
    facts.ifPresent(shown -> assertThat(shown).containsExactly("used checkout, last on " + used));
  }

  /// Minutes after it began at which it failed them.
  @ParameterizedTest
  @CsvSource({"0,true", "5,true", "-1,false"})
  void whomItFailedSinceItBegan(int minute, boolean concerned) {
    Narrowing failed = new Narrowing(null, List.of(FAILED), false, false);

    Optional<List<String>> facts = facts(failed, null, "", minute);

    assertThat(facts.isPresent()).isEqualTo(concerned);
    facts.ifPresent(shown ->
        assertThat(shown).singleElement().asString().startsWith("Import Failed once since"));
    assertThat(facts(failed, null, "", Integer.MIN_VALUE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false"})
  void anOwnerWhereOwnersAreAskedFor(boolean asked, boolean concerned) {
    Narrowing owners = new Narrowing(Duration.ofDays(1), List.of(FAILED), false, asked);

    Optional<List<String>> facts = facts(owners, null, "acme", Integer.MIN_VALUE);

    assertThat(facts.isPresent()).isEqualTo(concerned);
    facts.ifPresent(
        shown -> assertThat(shown).containsExactly("owns the account acme, which it concerns"));
  }
}
