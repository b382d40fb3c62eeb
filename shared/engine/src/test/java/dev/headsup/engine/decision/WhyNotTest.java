package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.did;
import static dev.headsup.engine.decision.Example.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class WhyNotTest {
  private static final Instant NOW = NOON.plus(Duration.ofMinutes(30));

  private static WhyNot ask(Trigger trigger, Observation... seen) {
    Activity activity =
        Fold.fold(Activity.NONE, List.of(seen), Standing.set(List.of(trigger))).activity();
    return WhyNot.of(
        trigger, Example.known(Status.GRANTED), activity, List.of(seen), Policy.standard(), NOW);
  }

  private static List<String> unmet(WhyNot asked, Locale language) {
    return asked.found().stream()
        .filter(found -> !found.holds())
        .map(found -> found.words(language))
        .toList();
  }

  @Test
  void tooFewInOneWindowAreCountedInBothLanguages() {
    WhyNot asked = ask(Example.struggle(), failed(0), failed(25), failed(29));
    assertThat(asked.isMet()).isFalse();
    assertThat(unmet(asked, Locale.ENGLISH))
        .containsExactly(
            "Import Failed: 2 times within 20 minutes (until 2026-03-02 12:29 UTC), wanted at least"
                + " 3 times");
    assertThat(unmet(asked, Locale.GERMAN))
        .containsExactly(
            "Import Failed: 2-mal innerhalb von 20 Minuten (bis 2026-03-02 12:29 UTC), gesucht"
                + " mindestens 3-mal");
  }

  @Test
  void whatTheyDidThatForbidsItIsNamed() {
    WhyNot asked =
        ask(Example.struggle(), failed(0), failed(1), did("Import Succeeded", 2, "ok"), failed(3));
    assertThat(unmet(asked, Locale.ENGLISH))
        .containsExactly("Import Succeeded: once from 2026-03-02 11:43 UTC on, wanted not once");
  }

  @Test
  void aTraitIsShownAgainstTheWantedOne() {
    Trigger.Who team =
        new Trigger.Who(
            List.of(
                new Trigger.Group.Has(
                    new FieldCondition("plan", new Match.OneOf(List.of(new Value.Text("team")))))),
            List.of(new Trigger.Group.Has(new FieldCondition("email", new Match.Present(true)))),
            0);
    WhyNot asked = ask(Example.struggle(Duration.ZERO, Trigger.Status.PAUSED, team));
    assertThat(unmet(asked, Locale.ENGLISH))
        .containsExactly(
            "the trigger is paused: nothing is counted for it",
            "Import Failed: never seen, as far as is remembered",
            "plan is pro, wanted: team",
            "left out are those of whom this holds: email is on record, wanted: is set");
  }

  @Test
  void whereAllHoldsTheDecisionFindsACaseToo() {
    Observation[] seen = {failed(0), failed(1), failed(2)};
    Trigger trigger = Example.struggle();
    assertThat(ask(trigger, seen).isMet()).isTrue();
    assertThat(Fold.fold(Activity.NONE, List.of(seen), Standing.set(List.of(trigger))).candidates())
        .isNotEmpty();
  }
}
