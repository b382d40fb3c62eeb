package dev.headsup.engine.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Example;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.decision.Fold.Folded;
import dev.headsup.engine.decision.Standing;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScorecardTest {
  private static final CustomerId ANA = Example.ANA;
  private static final TriggerSet LIVE = Standing.set(List.of(above(0.6)));

  @Test
  void signsAddUpAndTheStrongestComesFirst() {
    Activity activity = fold(struggle()).activity();
    Prediction prediction =
        Scorecard.STARTER.predict(activity, Example.NOON.plus(Duration.ofMinutes(10)));

    assertThat(prediction.reasons()).containsExactly("repeated_errors", "rage_clicks");
    assertThat(prediction.score()).isEqualTo(0.7);
  }

  @Test
  void whatWasFinishedDoesNotCount() {
    Observation started = did("Task Started", 0);
    Observation finished = did("Task Finished", 5);

    assertThat(score(List.of(started))).isEqualTo(0.15);
    assertThat(score(List.of(started, finished))).isZero();
  }

  @Test
  void signsGoOldAndTheScoreFalls() {
    Activity activity = fold(struggle()).activity();

    assertThat(Scorecard.STARTER.predict(activity, Example.NOON.plus(Duration.ofHours(2))).score())
        .isZero();
  }

  @Test
  void passingTheLineIsOneCaseWhateverComesAfter() {
    List<Observation> all = new ArrayList<>(struggle());
    all.add(did("Retried", 8));
    all.add(did("Retried", 9));
    all.add(did("Retried", 10));

    assertThat(fold(all).candidates())
        .singleElement()
        .satisfies(candidate ->
            assertThat(candidate.data()).containsEntry("why", "repeated_errors, rage_clicks"));
  }

  @Test
  void aReplayPassesNoLine() {
    Folded first = fold(struggle());

    assertThat(Fold.fold(first.activity(), struggle(), LIVE).candidates()).isEmpty();
  }

  /// B1: in whatever order the events of a quarter of an hour arrive, in whatever batches, what is
  /// predicted is the same.
  @Test
  void shuffledWithinAQuarterOfAnHourTheyPredictTheSame() {
    List<String> names =
        List.of(
            "Rage Clicked",
            "Error Shown",
            "Retried",
            "Help Viewed",
            "Task Started",
            "Task Finished");
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      List<Observation> sorted = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        sorted.add(did(names.get(random.nextInt(names.size())), 3 * i));
      }
      List<Observation> shuffled = new ArrayList<>(sorted);
      for (int from = 0; from < shuffled.size(); from += 5) {
        Collections.shuffle(shuffled.subList(from, from + 5), random);
      }
      Activity arrived = Activity.NONE;
      for (int from = 0, to; from < shuffled.size(); from = to) {
        to = Math.min(shuffled.size(), from + 1 + random.nextInt(9));
        arrived = Fold.fold(arrived, shuffled.subList(from, to), LIVE).activity();
      }
      Activity whole = fold(sorted).activity();

      for (int minute = 120; minute < 200; minute += 20) {
        Instant then = Example.NOON.plus(Duration.ofMinutes(minute));
        assertThat(Scorecard.STARTER.predict(arrived, then))
            .as("seed %s, minute %s", seed, minute)
            .isEqualTo(Scorecard.STARTER.predict(whole, then));
      }
    }
  }

  private static double score(List<Observation> observations) {
    return Scorecard.STARTER
        .predict(fold(observations).activity(), Example.NOON.plus(Duration.ofMinutes(10)))
        .score();
  }

  private static Folded fold(List<Observation> observations) {
    return Fold.fold(Activity.NONE, observations, LIVE);
  }

  private static List<Observation> struggle() {
    return List.of(
        did("Rage Clicked", 0),
        did("Error Shown", 1),
        did("Rage Clicked", 2),
        did("Error Shown", 3),
        did("Error Shown", 4));
  }

  private static Observation did(String event, int minute) {
    return new Observation.Behaviour(
        ANA,
        new EventId(event + minute),
        event,
        Properties.NONE,
        Example.NOON.plus(Duration.ofMinutes(minute)));
  }

  private static Trigger above(double line) {
    EventPattern crossed =
        new EventPattern(
            Observation.ScoreCrossed.EVENT,
            List.of(
                new FieldCondition("model", new Match.OneOf(List.of(new Value.Text("starter")))),
                new FieldCondition("score", new Match.Compared(Match.Comparison.MORE_THAN, line))));
    return new Trigger(
        "needs-help",
        "Needs help",
        "cx@example.com",
        Trigger.Status.LIVE,
        Purpose.HELP,
        Set.of(),
        When.of(new When.Start.Counted(crossed, Count.AT_LEAST, 1, Duration.ofDays(1))),
        Trigger.Who.EVERYONE,
        Trigger.Send.by(List.of(Channel.INBOX), List.of(), Map.of("why", "reasons")),
        Trigger.Limits.of(new Trigger.Limit(1, Duration.ofDays(14)), Purpose.HELP),
        Duration.ofHours(1),
        0,
        "no contact",
        "0".repeat(64));
  }
}
