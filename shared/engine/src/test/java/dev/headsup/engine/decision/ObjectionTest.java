package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.did;
import static dev.headsup.engine.decision.Example.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// L18, as far as sending goes: whoever objected to profiling hears nothing because of a score, and
/// the ledger says why.
final class ObjectionTest {
  private static final TriggerSet SCORED = Standing.set(List.of(scored()));
  private static final Known WILLING = Example.known(Status.GRANTED, Channel.EMAIL, Channel.INBOX);
  private static final Known OBJECTS =
      new Known(
          WILLING.profile(), WILLING.consent(), WILLING.preferences().profilingStopped(true), 1);

  private static Trigger scored() {
    EventPattern line =
        new EventPattern(
            ScoreCrossed.EVENT,
            List.of(
                new FieldCondition("score", new Match.Compared(Match.Comparison.MORE_THAN, 0.1))));
    return Variant.when(
        once(1), new Start.Counted(line, Count.AT_LEAST, 1, Duration.ofDays(1)), Duration.ZERO);
  }

  private static Decision decision(Known known) {
    return Variant.decide(
            SCORED, known, Activity.NONE, Example.calm(), NOON, did("Task Started", 0, "started"))
        .decision();
  }

  @Test
  void whoObjectedToProfilingHearsNothingBecauseOfAScore() {
    assertThat(decision(WILLING)).as("otherwise they do").isInstanceOf(Decision.Send.class);
    assertThat(decision(OBJECTS))
        .isInstanceOfSatisfying(
            Decision.Suppress.class, stopped -> assertThat(stopped.gate()).isEqualTo(Gate.WISHES));
  }
}
