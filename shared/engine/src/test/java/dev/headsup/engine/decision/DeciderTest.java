package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.did;
import static dev.headsup.engine.decision.Example.failed;
import static dev.headsup.engine.decision.Example.known;
import static dev.headsup.engine.decision.Example.struggle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Fold.Folded;
import dev.headsup.engine.decision.Verdict.Answer;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Budget;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Group;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DeciderTest {
  private static final Instant CAUSE = NOON.plus(Duration.ofMinutes(16));
  private static final Instant SOON = CAUSE.plusSeconds(2);
  private static final Known WILLING = known(Status.GRANTED, Channel.EMAIL, Channel.INBOX);

  @Test
  void aCaseWaitsAndIsToldWhenTheWaitIsOver() {
    Decided waiting = decide(struggle(), WILLING, Activity.NONE, SOON);
    assertThat(waiting.decision()).isEqualTo(new Decision.Defer(CAUSE.plus(Duration.ofMinutes(5))));
    Decided told = afterWait(waiting, waiting.activity(), SOON.plus(Duration.ofMinutes(5)));
    assertThat(told.decision()).isEqualTo(new Decision.Send(List.of(Channel.EMAIL, Channel.INBOX)));
    assertThat(told.verdicts()).extracting(Verdict::answer).containsOnly(Answer.PASS);
    assertThat(told.verdicts()).extracting(Verdict::gate).containsExactly(Gate.values());
  }

  @Test
  void oneWhoGotOnMeanwhileIsNotTold() {
    Decided waiting = decide(struggle(), WILLING, Activity.NONE, SOON);
    Activity recovered =
        Fold.fold(
                waiting.activity(),
                List.of(did("Import Succeeded", 18, "ok")),
                TriggerSet.of(List.of(struggle())))
            .activity();
    Decided end = afterWait(waiting, recovered, SOON.plus(Duration.ofMinutes(5)));
    assertStopped(end, Gate.STILL_TRUE, "got on by themselves");
    assertThat(end.activity().told(struggle().key()).waiting().stamps()).isEmpty();
  }

  @Test
  void aTimerThatFiresTwiceFindsTheCaseDecided() {
    Decided waiting = decide(struggle(), WILLING, Activity.NONE, SOON);
    Decided told = afterWait(waiting, waiting.activity(), SOON.plus(Duration.ofMinutes(5)));
    assertThat(
            Example.decideAfterWait(
                waiting.candidate(), WILLING, told.activity(), SOON.plus(Duration.ofMinutes(6))))
        .isEmpty();
  }

  @Test
  void moreFailuresWhileACaseWaitsAreTheSameCase() {
    Decided waiting = decide(struggle(), WILLING, Activity.NONE, SOON);
    assertThat(Example.decide(waiting.candidate(), WILLING, waiting.activity(), SOON)).isEmpty();
  }

  @Test
  void withoutAWordOfConsentHelpIsNotSent() {
    Decided end = decide(atOnce(), known(Status.GRANTED), Activity.NONE, SOON);
    assertStopped(end, Gate.CONSENT, "no consent on record for help by e-mail or inbox");
    assertThat(end.verdicts().subList(2, end.verdicts().size()))
        .extracting(Verdict::answer)
        .containsOnly(Answer.NOT_ASKED);
  }

  @Test
  void aNoIsANo() {
    Decided end =
        decide(atOnce(), known(Status.DENIED, Channel.EMAIL, Channel.INBOX), Activity.NONE, SOON);
    assertStopped(end, Gate.CONSENT, "said no to help by e-mail or inbox");
  }

  @Test
  void onlyTheAllowedChannelsAreUsed() {
    Decided told = decide(atOnce(), known(Status.GRANTED, Channel.INBOX), Activity.NONE, SOON);
    assertThat(told.decision()).isEqualTo(new Decision.Send(List.of(Channel.INBOX)));
  }

  @Test
  void consentWithoutAnAddressIsNoWay() {
    Known unreachable =
        new Known(
            dev.headsup.engine.customer.Profile.unknown(Example.ANA),
            known(Status.GRANTED, Channel.EMAIL).consent(),
            1);
    assertStopped(
        decide(atOnce(), unreachable, Activity.NONE, SOON), Gate.CONSENT, "no address for e-mail");
  }

  @Test
  void theLimitHoldsInBothDirectionsOfTime() {
    Decided told = decide(atOnce(), WILLING, Activity.NONE, SOON);
    assertThat(told.decision()).isInstanceOf(Decision.Send.class);
    assertThat(told.verdicts())
        .contains(Verdict.pass(Gate.LIMIT, Reason.NOT_TOLD_YET, "times:1", "for:PT336H"));
    for (Duration away : List.of(Duration.ofDays(-13), Duration.ofDays(2), Duration.ofDays(13))) {
      Candidate other = shifted(told.candidate(), away);
      Decided end =
          Example.decide(other, WILLING, told.activity(), other.cause().at()).orElseThrow();
      assertStopped(end, Gate.LIMIT, "told once already, at most once in 14 days");
    }
    Candidate later = shifted(told.candidate(), Duration.ofDays(14));
    assertThat(
            Example.decide(later, WILLING, told.activity(), later.cause().at())
                .orElseThrow()
                .decision())
        .isInstanceOf(Decision.Send.class);
  }

  @Test
  void theSameCaseIsToldOnce() {
    Decided told = decide(atOnce(), WILLING, Activity.NONE, SOON);
    assertStopped(
        Example.decide(told.candidate(), WILLING, told.activity(), SOON).orElseThrow(),
        Gate.ALREADY_TOLD,
        "told about this case before");
  }

  @Test
  void aCopyOfTheSameEventAtAnotherTimeIsTheSameCase() {
    Decided told = decide(atOnce(), WILLING, Activity.NONE, SOON);
    Candidate copy = shifted(told.candidate(), Duration.ofMinutes(-3));
    assertStopped(
        Example.decide(copy, WILLING, told.activity(), SOON).orElseThrow(),
        Gate.ALREADY_TOLD,
        "told about this case before");
  }

  @Test
  void aDecisionToSendCountsTowardTheTriggersOwnCeilingsOnly() {
    Trigger either =
        new Trigger(
            "either",
            "Either",
            "cx@example.com",
            Trigger.Status.LIVE,
            Purpose.HELP,
            Set.of(),
            atOnce().when(),
            Trigger.Who.EVERYONE,
            Trigger.Send.by(List.of(Channel.INBOX, Channel.EMAIL), List.of(), Map.of()),
            Trigger.Limits.of(new Trigger.Limit(1, Duration.ofDays(1)), Purpose.HELP),
            Duration.ofHours(1),
            0,
            "",
            "0".repeat(64));
    Surroundings budgets =
        Example.calm(
            List.of(
                new Budget(9, false, Channel.EMAIL, Budget.Span.MONTH),
                new Budget(9, false, Channel.INBOX, Budget.Span.MONTH),
                new Budget(9, false, null, Budget.Span.TOTAL)));

    Decided told =
        Decider.decide(
                candidate(either),
                TriggerSet.of(List.of(either)),
                WILLING,
                Activity.NONE,
                budgets,
                SOON)
            .orElseThrow();

    assertThat(told.decision())
        .isEqualTo(new Decision.Send(List.of(Channel.INBOX), List.of(Channel.EMAIL)));
    assertThat(told.counters())
        .as("to budgets is added when it is sent")
        .extracting(ContactPolicy.Count::name, ContactPolicy.Count::forget)
        .containsExactly(
            tuple("audience either 2026-03-02", Instant.parse("2026-04-02T00:00:00Z")));
  }

  @Test
  void whatComesTooLateIsNotSent() {
    assertStopped(
        decide(atOnce(), WILLING, Activity.NONE, CAUSE.plus(Duration.ofHours(1))),
        Gate.EXPIRY,
        "older than 1 hour");
    assertThat(
            decide(atOnce(), WILLING, Activity.NONE, CAUSE.plus(Duration.ofMinutes(59))).decision())
        .isInstanceOf(Decision.Send.class);
  }

  @Test
  void aMessageDoesNotOutliveTheWindowOfItsLimit() {
    // Else a backlog of cases, each outside the window of the other, would be told at once.
    assertThat(Example.once(1).expiry()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void whoIsNotOneOfThoseItIsForAnyMoreIsNotToldAfterTheWait() {
    Trigger pro =
        struggle(
            Duration.ofMinutes(5),
            Trigger.Status.LIVE,
            new Trigger.Who(
                List.of(
                    new Group.Has(
                        new FieldCondition(
                            "plan", new Match.OneOf(List.of(new Value.Text("pro")))))),
                List.of(),
                0));
    Decided waiting = decide(pro, WILLING, Activity.NONE, SOON);
    Known left =
        new Known(dev.headsup.engine.customer.Profile.unknown(Example.ANA), WILLING.consent(), 1);
    Decided end =
        Example.decideAfterWait(waiting.candidate(), left, waiting.activity(), SOON).orElseThrow();
    assertThat(end.decision()).isInstanceOf(Decision.Suppress.class);
  }

  @Test
  void aShadowTriggerSaysWhatItWouldHaveDone() {
    Trigger shadow = struggle(Duration.ZERO, Trigger.Status.SHADOW, Trigger.Who.EVERYONE);
    Decided end = decide(shadow, WILLING, Activity.NONE, SOON);
    assertStopped(end, Gate.LIVE, "it only watches (shadow): would have told");
  }

  @Test
  void thoseWhomATriggerIsNotForAreNoCase() {
    Trigger free =
        struggle(
            Duration.ZERO,
            Trigger.Status.LIVE,
            new Trigger.Who(
                List.of(
                    new Group.Has(
                        new FieldCondition(
                            "plan", new Match.OneOf(List.of(new Value.Text("free")))))),
                List.of(),
                0));
    assertThat(Example.decide(candidate(free), WILLING, Activity.NONE, SOON)).isEmpty();
  }

  private static Trigger atOnce() {
    return struggle(Duration.ZERO, Trigger.Status.LIVE, Trigger.Who.EVERYONE);
  }

  private static Candidate candidate(Trigger trigger) {
    Folded folded =
        Fold.fold(
            Activity.NONE,
            List.of(failed(0), failed(8), failed(16)),
            TriggerSet.of(List.of(trigger)));
    return folded.candidates().getFirst();
  }

  private static Candidate shifted(Candidate candidate, Duration by) {
    return new Candidate(
        candidate.trigger(),
        candidate.customer(),
        new dev.headsup.engine.activity.Stamp(
            candidate.cause().millis() + by.toMillis(), candidate.cause().tag()),
        candidate.evidence(),
        candidate.data());
  }

  private static Decided decide(Trigger trigger, Known known, Activity activity, Instant now) {
    return Example.decide(candidate(trigger), known, activity, now).orElseThrow();
  }

  private static Decided afterWait(Decided waiting, Activity activity, Instant now) {
    return Example.decideAfterWait(waiting.candidate(), WILLING, activity, now).orElseThrow();
  }

  @Test
  void whileEverythingIsStoppedWhoeverAsksForAPersonStillGetsOne() {
    TriggerSet wish = TriggerSet.of(List.of(StandingTriggers.TALK_TO_A_PERSON));
    ContactOpened asked =
        new ContactOpened(
            Example.ANA,
            new EventId("asked"),
            "page",
            "page:1",
            ContactOpened.Stage.OPENED,
            "email",
            "",
            new Tone(Sentiment.NEUTRAL, false, List.of(), Severity.NORMAL, true),
            NOON);
    Folded folded = Fold.fold(Activity.NONE, List.of(asked), wish);
    Decided decided =
        Decider.decide(
                folded.candidates().getFirst(),
                wish,
                WILLING,
                folded.activity(),
                Surroundings.calm(Policy.closed("an exercise")),
                NOON.plusSeconds(2))
            .orElseThrow();
    assertThat(decided.decision()).isInstanceOf(Decision.HandOff.class);
  }

  private static void assertStopped(Decided decided, Gate gate, String reason) {
    assertThat(decided.decision()).isEqualTo(new Decision.Suppress(gate, reason));
  }
}
