package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.ANA;
import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.failed;
import static dev.headsup.engine.decision.Example.known;
import static dev.headsup.engine.decision.Example.once;
import static dev.headsup.engine.decision.Example.struggle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What goes to a person of the team.
final class PersonTest {
  private static final Known ANYBODY = known(Status.GRANTED);
  private static final Known WILLING = known(Status.GRANTED, Channel.EMAIL, Channel.INBOX);

  @Test
  void whoAsksForAPersonGetsOneWhileAllSendingIsStopped() {
    Surroundings stopped =
        Surroundings.calm(
            Variant.policy(Duration.ZERO, 0, new KillSwitch(true, "a test", Set.of(), Set.of())));
    Decided called =
        Variant.decide(Standing.set(List.of()), ANYBODY, Activity.NONE, stopped, NOON, wish(0));
    assertThat(called.decision())
        .isInstanceOfSatisfying(
            Decision.HandOff.class,
            handOff -> assertThat(handOff.because()).isEqualTo(Reason.WISH));
  }

  @Test
  void aTriggerThatIsStoppedByNameCallsNobody() {
    Trigger calls = Variant.toPerson(once(1), 0);
    Surroundings stopped =
        Surroundings.calm(
            Variant.policy(Duration.ZERO, 0, new KillSwitch(false, "", Set.of(), Set.of("once"))));
    assertStopped(
        Variant.decide(
            TriggerSet.of(List.of(calls)), ANYBODY, Activity.NONE, stopped, at(1), failed(0)),
        Gate.STOPPED);
  }

  @Test
  void aCaseForAPersonIsGivenItsTimeToo() {
    Trigger calls = Variant.toPerson(struggle(), 0);
    TriggerSet live = TriggerSet.of(List.of(calls));
    Decided waiting =
        Variant.decide(
            live, ANYBODY, Activity.NONE, Example.calm(), at(16), failed(0), failed(8), failed(16));
    assertThat(waiting.decision()).isEqualTo(new Decision.Defer(at(21)));
    Decided called =
        Variant.later(waiting, live, ANYBODY, waiting.activity(), Example.calm(), at(21));
    assertThat(called.decision())
        .isInstanceOfSatisfying(
            Decision.HandOff.class,
            handOff -> assertThat(handOff.because()).isEqualTo(Reason.FOR_A_PERSON));
  }

  @Test
  void theLimitOfATriggerHoldsForCasesOfAPersonToo() {
    TriggerSet live = TriggerSet.of(List.of(Variant.toPerson(once(1), 0)));
    Decided called = Variant.decide(live, ANYBODY, Activity.NONE, Example.calm(), at(0), failed(0));
    assertThat(called.decision()).isInstanceOf(Decision.HandOff.class);
    assertStopped(
        Variant.decide(live, ANYBODY, called.activity(), Example.calm(), at(9), failed(9)),
        Gate.LIMIT);
  }

  @Test
  void noBudgetAndNoControlGroupKeepsAnybodyFromAPerson() {
    Trigger calls = Variant.toPerson(once(1), 1);
    Policy half = Variant.policy(Duration.ZERO, 0.5, KillSwitch.OFF);
    Decided called =
        Variant.decide(
            TriggerSet.of(List.of(calls)),
            ANYBODY,
            Activity.NONE,
            Variant.spent(half, calls, at(1)),
            at(1),
            failed(0));
    assertThat(called.decision()).isInstanceOf(Decision.HandOff.class);
  }

  @Test
  void distressDoesNotWait() {
    TriggerSet live = Standing.set(List.of(struggle()));
    Decided called =
        Variant.decide(
            live,
            WILLING,
            Activity.NONE,
            Example.calm(),
            at(16),
            distress(-60),
            failed(0),
            failed(8),
            failed(16));
    assertBecause(called, Reason.DISTRESS);
  }

  @Test
  void distressIsNotHeldBackByALimit() {
    TriggerSet live = Standing.set(List.of(Variant.toPerson(once(1), 0)));
    Decided first = Variant.decide(live, ANYBODY, Activity.NONE, Example.calm(), at(0), failed(0));
    assertBecause(first, Reason.FOR_A_PERSON);
    Decided second =
        Variant.decide(
            live, ANYBODY, first.activity(), Example.calm(), at(9), distress(5), failed(9));
    assertBecause(second, Reason.DISTRESS);
    assertStopped(
        Variant.decide(live, ANYBODY, second.activity(), Example.calm(), at(12), failed(12)),
        Gate.LIMIT);
  }

  @Test
  void whoAsksForAPersonIsHeardHoweverOften() {
    TriggerSet live = Standing.set(List.of());
    Activity activity = Activity.NONE;
    int most = StandingTriggers.TALK_TO_A_PERSON.limits().perCustomer().times();
    for (int minute = 0; minute <= most; minute++) {
      Decided called =
          Variant.decide(live, ANYBODY, activity, Example.calm(), at(minute), wish(minute));
      assertBecause(called, Reason.WISH);
      activity = called.activity();
    }
  }

  private static ContactOpened wish(int minute) {
    return contact(minute, new Tone(Sentiment.NEUTRAL, false, List.of(), Severity.NORMAL, true));
  }

  private static ContactOpened distress(int minute) {
    return contact(minute, new Tone(Sentiment.NEGATIVE, true, List.of(), Severity.NORMAL, false));
  }

  private static ContactOpened contact(int minute, Tone tone) {
    return new ContactOpened(
        ANA,
        new EventId("contact " + minute),
        "desk",
        "contact " + minute,
        ContactOpened.Stage.OPENED,
        "email",
        "",
        tone,
        at(minute));
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private static void assertBecause(Decided decided, Reason because) {
    assertThat(decided.decision())
        .isInstanceOfSatisfying(
            Decision.HandOff.class, handOff -> assertThat(handOff.because()).isEqualTo(because));
  }

  private static void assertStopped(Decided decided, Gate gate) {
    assertThat(decided.decision())
        .isInstanceOfSatisfying(
            Decision.Suppress.class, stopped -> assertThat(stopped.gate()).isEqualTo(gate));
  }
}
