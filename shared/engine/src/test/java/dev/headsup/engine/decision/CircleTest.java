package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.ANA;
import static dev.headsup.engine.decision.Example.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// S12: a system of the company answers each message with the event that leads to the next.
final class CircleTest {
  private static final Known WILLING = Example.known(Status.GRANTED, Channel.INBOX);
  private static final Trigger TRIGGER = Example.once(100);

  private Activity activity = Activity.NONE;
  private int events;

  @Test
  void aCircleEndsAfterThreeMessagesByItsHops() {
    Outreach first = told(null);
    Outreach second = told(first.lineage());
    // Hops count on their own: nothing is left of what this customer heard before.
    activity = Activity.NONE;
    Outreach third = told(second.lineage());
    activity = Activity.NONE;
    Outreach fourth = told(third.lineage());

    assertThat(List.of(first, second, third))
        .allSatisfy(entry -> assertThat(entry.decision()).isInstanceOf(Decision.Send.class));
    assertThat(third.lineage()).isEqualTo(new Lineage(first.id(), 3, first.at()));
    assertCircle(fourth);
    assertThat(fourth.verdicts())
        .contains(Verdict.stop(Gate.ALREADY_TOLD, Reason.IN_A_CIRCLE, "3"));
  }

  @Test
  void aSystemThatSaysTheSameOfEveryEventIsStoppedByWhatTheCustomerHeardSince() {
    Lineage same = told(null).lineage();

    assertThat(told(same).decision()).isInstanceOf(Decision.Send.class);
    assertThat(told(same).decision()).isInstanceOf(Decision.Send.class);
    assertCircle(told(same));
    // What happens to the customer without any message of ours is told all the same.
    assertThat(told(null).decision()).isInstanceOf(Decision.Send.class);
  }

  @Test
  void whatWasHeardBeforeTheFirstMessageIsNoPartOfTheCircle() {
    told(null);
    told(null);
    told(null);
    Lineage later = told(null).lineage();

    assertThat(told(later).decision()).isInstanceOf(Decision.Send.class);
  }

  @Test
  void aCaseThatWaitsKeepsWhatLedToIt() {
    Trigger patient = Example.struggle();
    Lineage third = new Lineage("a", 2, NOON);
    Candidate candidate =
        Fold.fold(
                Activity.NONE,
                List.of(event(null, 0), event(null, 1), event(third, 2)),
                TriggerSet.of(List.of(patient)))
            .candidates()
            .getFirst();
    Decided waits =
        Example.decide(candidate, WILLING, Activity.NONE, NOON.plusSeconds(2)).orElseThrow();

    assertThat(waits.decision()).isInstanceOf(Decision.Defer.class);
    assertThat(Outreach.of(waits).candidate(patient, ANA).evidence().lineage()).isEqualTo(third);
    assertThat(Outreach.of(waits).lineage()).isEqualTo(third.next());
  }

  private static void assertCircle(Outreach entry) {
    assertThat(entry.decision())
        .isEqualTo(
            new Decision.Suppress(
                Gate.ALREADY_TOLD, "it goes in a circle: 3 of our own messages led to it"));
  }

  /// Another event, a day after the last so that no cap holds it back, and what was decided because
  /// of it.
  private Outreach told(@Nullable Lineage lineage) {
    Behaviour event = event(lineage, 26L * 3600 * events++);
    Instant now = event.at();
    Fold.Folded folded = Fold.fold(activity, List.of(event), TriggerSet.of(List.of(TRIGGER)));
    Decided decided =
        Example.decide(folded.candidates().getFirst(), WILLING, folded.activity(), now)
            .orElseThrow();
    activity = decided.activity();
    return Outreach.of(decided);
  }

  private static Behaviour event(@Nullable Lineage lineage, long second) {
    return new Behaviour(
        ANA,
        new EventId("failed-" + second),
        Example.FAILED.event(),
        Properties.NONE,
        NOON.plusSeconds(second),
        lineage);
  }
}
