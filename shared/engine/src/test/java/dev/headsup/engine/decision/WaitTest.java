package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.did;
import static dev.headsup.engine.decision.Example.failed;
import static dev.headsup.engine.decision.Example.known;
import static dev.headsup.engine.decision.Example.once;
import static dev.headsup.engine.decision.Example.struggle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Cases that wait: what is asked when the wait begins, and how each of them ends.
final class WaitTest {
  private static final Known WILLING = known(Status.GRANTED, Channel.EMAIL, Channel.INBOX);

  @Test
  void whoAgreesBeforeTheWaitIsOverIsTold() {
    TriggerSet live = TriggerSet.of(List.of(struggle()));
    Decided waiting = struggles(live, known(Status.GRANTED));
    assertThat(waiting.decision()).isEqualTo(new Decision.Defer(at(21)));
    assertThat(later(waiting, live, WILLING, waiting.activity(), at(21)).decision())
        .isInstanceOf(Decision.Send.class);
    assertThat(later(waiting, live, known(Status.GRANTED), waiting.activity(), at(21)).decision())
        .isInstanceOfSatisfying(
            Decision.Suppress.class, stopped -> assertThat(stopped.gate()).isEqualTo(Gate.CONSENT));
  }

  @Test
  void aTriggerThatOnlyWatchesLearnsWhoGotOn() {
    TriggerSet live =
        TriggerSet.of(
            List.of(struggle(Duration.ofMinutes(5), Trigger.Status.SHADOW, Trigger.Who.EVERYONE)));
    Decided waiting = struggles(live, WILLING);
    assertThat(waiting.decision()).isEqualTo(new Decision.Defer(at(21)));
    Activity gotOn =
        Fold.fold(waiting.activity(), List.of(did("Import Succeeded", 18, "ok")), live).activity();
    assertStopped(later(waiting, live, WILLING, gotOn, at(21)), Gate.STILL_TRUE);
    assertStopped(later(waiting, live, WILLING, waiting.activity(), at(21)), Gate.LIVE);
  }

  @Test
  void aWaitThatWouldOutlastTheCaseEndsWithTheReason() {
    TriggerSet live = TriggerSet.of(List.of(struggle()));
    Surroundings suspected =
        new Surroundings(
            Example.calm().policy(),
            List.of(Incident.of("surge-import-struggle-1", report(Crowd.SURGE, false))),
            Map.of(),
            Set.of());
    Decided waiting = struggles(live, WILLING);
    Decided again = Variant.later(waiting, live, WILLING, waiting.activity(), suspected, at(21));
    assertThat(again.decision()).isEqualTo(new Decision.Defer(at(31)));
    Decided last = Variant.later(again, live, WILLING, again.activity(), suspected, at(71));
    assertThat(last.decision())
        .isEqualTo(
            new Decision.Suppress(
                Gate.EXPIRY, "many struggle at once, a person is looking: Imports fail"));
    assertThat(last.activity().told(struggle().key()).waiting().stamps()).isEmpty();
  }

  @Test
  void inAnOutageThatIsKnownNoOtherIsSuspected() {
    TriggerSet live = TriggerSet.of(List.of(struggle()));
    Map<String, Surroundings.Surging> many =
        Map.of("import-struggle", new Surroundings.Surging(100, 1));
    Surroundings unknown = new Surroundings(Example.calm().policy(), List.of(), many, Set.of());
    Surroundings known =
        new Surroundings(
            Example.calm().policy(),
            List.of(Incident.of("status-1", report("status", true))),
            many,
            Set.of());

    Decided suspicious = struggles(live, WILLING, unknown);
    assertThat(suspicious.struggle()).isTrue();
    assertThat(suspicious.suspicion()).isTrue();
    Decided calm = struggles(live, WILLING, known);
    assertThat(calm.decision()).isInstanceOf(Decision.Defer.class);
    assertThat(calm.struggle()).isFalse();
    assertThat(calm.suspicion()).isFalse();
  }

  @Test
  void aScoreThatFellAgainIsNotTold() {
    TriggerSet live = Standing.set(List.of(scored()));
    Decided waiting = crosses(live);
    assertThat(waiting.decision()).isEqualTo(new Decision.Defer(at(30)));
    assertThat(later(waiting, live, WILLING, waiting.activity(), at(30)).decision())
        .as("it stayed")
        .isInstanceOf(Decision.Send.class);
    Activity finished =
        Fold.fold(waiting.activity(), List.of(did("Task Finished", 9, "done")), live).activity();
    assertStopped(later(waiting, live, WILLING, finished, at(30)), Gate.STILL_TRUE);
  }

  @Test
  void whatWasOfNoUseTakesItsFollowUpsAlong() {
    Trigger followUp = Variant.of(once(1), "once.reminder", Purpose.HELP, 1, 0);
    Known bored =
        new Known(
            WILLING.profile(),
            WILLING.consent(),
            WILLING.preferences().resting("once", NOON.plus(Duration.ofDays(1)), NOON),
            1);
    assertStopped(
        Variant.decide(
            TriggerSet.of(List.of(followUp)),
            bored,
            Activity.NONE,
            Example.calm(),
            at(0),
            failed(0)),
        Gate.WISHES);
  }

  /// Half of it is something that was started; it has to stay for half an hour.
  private static Trigger scored() {
    EventPattern line =
        new EventPattern(
            ScoreCrossed.EVENT,
            List.of(
                new FieldCondition("model", new Match.OneOf(List.of(new Value.Text("starter")))),
                new FieldCondition("score", new Match.Compared(Match.Comparison.MORE_THAN, 0.1))));
    return Variant.when(
        once(1),
        new Start.Counted(line, Count.AT_LEAST, 1, Duration.ofDays(1)),
        Duration.ofMinutes(30));
  }

  private static Decided crosses(TriggerSet live) {
    Observation started = did("Task Started", 0, "started");
    return Variant.decide(live, WILLING, Activity.NONE, Example.calm(), at(0), started);
  }

  private static Decided struggles(TriggerSet live, Known known) {
    return struggles(live, known, Example.calm());
  }

  private static Decided struggles(TriggerSet live, Known known, Surroundings around) {
    return Variant.decide(
        live, known, Activity.NONE, around, at(16), failed(0), failed(8), failed(16));
  }

  private static Decided later(
      Decided waiting, TriggerSet live, Known known, Activity activity, Instant now) {
    return Variant.later(waiting, live, known, activity, Example.calm(), now);
  }

  private static Report report(String source, boolean confirmed) {
    return new Report(
        source,
        1,
        true,
        "Imports fail",
        List.of("imports"),
        Impact.MINOR,
        Phase.OPEN,
        confirmed ? Confidence.DECLARED : Confidence.INFERRED,
        at(16),
        null,
        null,
        "",
        at(16));
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private static void assertStopped(Decided decided, Gate gate) {
    assertThat(decided.decision())
        .isInstanceOfSatisfying(
            Decision.Suppress.class, stopped -> assertThat(stopped.gate()).isEqualTo(gate));
  }
}
