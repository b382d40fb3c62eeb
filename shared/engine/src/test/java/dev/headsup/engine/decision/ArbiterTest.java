package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.failed;
import static dev.headsup.engine.decision.Example.known;
import static dev.headsup.engine.decision.Example.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Contact;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which of several messages goes, and who is in a control group.
final class ArbiterTest {
  private static final Known WILLING = known(Status.GRANTED, Channel.EMAIL, Channel.INBOX);
  private static final Duration HOLD = Duration.ofMinutes(2);
  private static final Trigger MORE = Variant.of(once(1), "more", Purpose.HELP, 2, 0);
  private static final Trigger LESS = Variant.of(once(1), "less", Purpose.HELP, 1, 0);
  private static final Surroundings HELD =
      Surroundings.calm(Variant.policy(HOLD, 0, KillSwitch.OFF));

  @Test
  void ofTwoThatAreDueAtTheSameMomentTheLesserWaitsAndLoses() {
    TriggerSet live = TriggerSet.of(List.of(MORE, LESS));
    Activity both = bothWait(live);
    Decided less = again(LESS, live, both, NOON.plus(HOLD));
    assertThat(less.decision()).isEqualTo(new Decision.Defer(NOON.plus(Duration.ofMinutes(3))));

    Decided more = again(MORE, live, less.activity(), NOON.plus(HOLD));
    assertThat(more.decision()).isInstanceOf(Decision.Send.class);
    assertThat(again(LESS, live, more.activity(), NOON.plusSeconds(180)).decision())
        .isInstanceOfSatisfying(
            Decision.Suppress.class,
            stopped -> assertThat(stopped.gate()).isEqualTo(Gate.PRIORITY));
  }

  @Test
  void whoWaitsForALateTimerLooksAgainLater() {
    TriggerSet live = TriggerSet.of(List.of(MORE, LESS));
    Instant late = NOON.plus(HOLD).plusSeconds(90);
    assertThat(again(LESS, live, bothWait(live), late).decision())
        .isEqualTo(new Decision.Defer(late.plusSeconds(60)));
  }

  @Test
  void whatOnlyWatchesDelaysNothing() {
    Trigger shadow = MORE.going(Trigger.Status.SHADOW);
    TriggerSet live = TriggerSet.of(List.of(shadow, LESS));
    assertThat(again(LESS, live, bothWait(live), NOON.plus(HOLD)).decision())
        .isInstanceOf(Decision.Send.class);
  }

  @Test
  void theControlGroupOfAllIsOfThoseWhoHeardNoHelp() {
    Surroundings half = Surroundings.calm(Variant.policy(Duration.ZERO, 0.5, KillSwitch.OFF));
    Trigger trigger = once(1);
    Decided fresh = fails(trigger, half, Activity.NONE);
    assertThat(fresh.decision()).isEqualTo(new Decision.HoldOut("global"));
    assertThat(fails(trigger, half, heard(Purpose.SERVICE, 7)).decision())
        .isEqualTo(new Decision.HoldOut("global"));
    assertThat(fails(trigger, half, heard(Purpose.HELP, 7)).decision())
        .isInstanceOf(Decision.Send.class);
  }

  @Test
  void aCaseOfAPersonIsNoMessageToTheControlGroupOfATrigger() {
    Trigger all = Variant.of(once(5), "once", Purpose.HELP, 1, 1);
    assertThat(fails(all, Example.calm(), Activity.NONE).decision())
        .isEqualTo(new Decision.HoldOut("once"));
    Decided called = fails(Variant.toPerson(once(5), 0), Example.calm(), Activity.NONE);
    assertThat(called.decision()).isInstanceOf(Decision.HandOff.class);
    assertThat(
            Variant.decide(
                    TriggerSet.of(List.of(all)),
                    WILLING,
                    called.activity(),
                    Example.calm(),
                    NOON.plusSeconds(60),
                    failed(1))
                .decision())
        .isEqualTo(new Decision.HoldOut("once"));
    assertThat(fails(all, Example.calm(), heard(Purpose.HELP, all.key())).decision())
        .isInstanceOf(Decision.Send.class);
  }

  @Test
  void serviceIsNeverHeldOutAndNewsOfIncidentsNeither() {
    Trigger service = Variant.of(once(1), "once", Purpose.SERVICE, 1, 1);
    assertThat(fails(service, Example.calm(), Activity.NONE).decision())
        .isInstanceOf(Decision.Send.class);
    Trigger outage =
        Variant.when(
            Variant.of(once(1), "once", Purpose.HELP, 1, 1),
            new Start.Counted(
                new EventPattern(IncidentExposure.EVENT, List.of()),
                Count.AT_LEAST,
                1,
                Duration.ofDays(1)),
            Duration.ZERO);
    Situation about = situation(outage);
    assertThat(Arbiter.holdout(about)).isEqualTo(Verdict.pass(Gate.HOLDOUT, Reason.TREATED));
  }

  private static Situation situation(Trigger trigger) {
    Observation seen = failed(0);
    return new Situation(
        Candidate.of(
            trigger,
            seen,
            List.of(dev.headsup.engine.activity.Stamp.of(NOON, new EventId("outage"))),
            List.of(),
            null),
        WILLING,
        Activity.NONE,
        Example.calm(),
        NOON,
        Situation.zones(WILLING, Example.calm().policy()),
        TriggerSet.of(List.of(trigger)),
        NOON);
  }

  private static Activity bothWait(TriggerSet live) {
    Fold.Folded folded = Fold.fold(Activity.NONE, List.of(failed(0)), live);
    Activity activity = folded.activity();
    for (Candidate candidate : folded.candidates()) {
      Decided waiting =
          Decider.decide(candidate, live, WILLING, activity, HELD, NOON).orElseThrow();
      assertThat(waiting.decision()).isEqualTo(new Decision.Defer(NOON.plus(HOLD)));
      activity = waiting.activity();
    }
    return activity;
  }

  private static Decided again(Trigger trigger, TriggerSet live, Activity activity, Instant now) {
    Candidate candidate =
        Fold.fold(Activity.NONE, List.of(failed(0)), live).candidates().stream()
            .filter(one -> one.trigger().id().equals(trigger.id()))
            .findFirst()
            .orElseThrow();
    return Decider.decideAfterWait(candidate, live, WILLING, activity, HELD, now).orElseThrow();
  }

  private static Decided fails(Trigger trigger, Surroundings around, Activity activity) {
    return Variant.decide(
        TriggerSet.of(List.of(trigger)), WILLING, activity, around, NOON, failed(0));
  }

  private static Activity heard(Purpose purpose, int trigger) {
    return Activity.NONE.with(
        new Contact(
            NOON.minus(Duration.ofDays(3)),
            Set.of(Channel.EMAIL),
            "other",
            purpose,
            true,
            trigger));
  }
}
