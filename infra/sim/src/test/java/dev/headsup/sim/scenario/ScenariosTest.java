package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.Choice;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs in which one thing goes wrong for long: each is named by the id of what it shows. Every run
/// is checked for all that must hold, as the runs of seeds are ([SeedsTest]).
class ScenariosTest {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

  /// A2: every message of every queue comes a second and a third time, in any order.
  @Test
  void whatComesThreeTimesHappensOnce() {
    for (long seed : SEEDS) {
      Outcome once = Run.of(seed, Size.SMALL, Faults.NONE, false);
      Outcome often = Run.of(seed, Size.SMALL, new Again(), false);

      assertThat(often.violations()).as(often.words()).isEmpty();
      assertThat(often.sent()).isEqualTo(once.sent());
    }
  }

  /// A6: a provider takes every message, and its answer never comes.
  @Test
  void anAnswerThatNeverComesDoublesNothingThatMayNotBe() {
    for (long seed : SEEDS) {
      holds(
          seed,
          (step, function, what) ->
              isProvider(what) && !what.contains("topic") ? Fault.HANG_AFTER : Fault.NONE);
    }
  }

  /// A5: every third call of a worker dies in the middle.
  @Test
  void aBatchWithoutAnAnswerComesAgainWhole() {
    for (long seed : SEEDS) {
      holds(
          seed,
          (step, function, what) ->
              step % 37 == 36 && !function.equals("ingest") ? Fault.KILL_AFTER : Fault.NONE);
    }
  }

  /// A7: the worker dies right after the provider's answer, each time.
  @Test
  void aWorkerThatDiesAfterTheAnswerSendsNothingTwiceThatMayNotBe() {
    for (long seed : SEEDS) {
      holds(seed, (step, function, what) -> isProvider(what) ? Fault.KILL_AFTER : Fault.NONE);
    }
  }

  /// A13: the worker dies between what it decided and handing it over, each time.
  @Test
  void whatWasDecidedAndNotHandedOverIsRescued() {
    for (long seed : SEEDS) {
      Outcome outcome =
          holds(
              seed,
              (step, function, what) ->
                  what.equals("sqs:SendMessageBatch DeliverQueue") && !function.equals("sweep")
                      ? Fault.KILL_BEFORE
                      : Fault.NONE);
      assertThat(outcome.injected()).containsKey(Fault.KILL_BEFORE);
    }
  }

  /// R2: 30 % of all requests to tables are throttled.
  @Test
  void tablesThatThrottleLoseNothing() {
    for (long seed : SEEDS) {
      holds(
          seed,
          (step, function, what) ->
              what.startsWith("dynamodb:") && step * 7919 % 10 < 3 ? Fault.THROTTLE : Fault.NONE);
    }
  }

  /// R3: no provider can be reached until all heals. What nobody said no to meanwhile is sent then.
  @Test
  void aProviderThatIsAwayGetsItLater() {
    for (long seed : SEEDS) {
      Outcome away =
          holds(seed, (step, function, what) -> isProvider(what) ? Fault.BEFORE : Fault.NONE);
      assertThat(away.sent()).isPositive();
    }
  }

  /// DR4: no table can be reached until all heals; what was taken before and meanwhile is told.
  @Test
  void tablesThatAreAwayLoseNothing() {
    for (long seed : SEEDS) {
      holds(
          seed,
          (step, function, what) ->
              what.startsWith("dynamodb:") && step > 40 && !function.equals("ingest")
                  ? Fault.BEFORE
                  : Fault.NONE);
    }
  }

  private static Outcome holds(long seed, Faults faults) {
    Outcome outcome = Run.of(seed, Size.SMALL, faults, false);
    assertThat(outcome.violations()).as(outcome.words()).isEmpty();
    return outcome;
  }

  private static boolean isProvider(String what) {
    return what.startsWith("ses:") || what.startsWith("sns:");
  }

  /// Everything that is received is also left where it was, and the word that it is done is lost
  /// now and then; the order turns round.
  private static final class Again implements Faults {
    private int asked;

    @Override
    public Fault next(long step, String function, String what) {
      return Fault.NONE;
    }

    @Override
    public int choose(Choice choice, int options) {
      asked++;
      return switch (choice) {
        case TWICE -> asked % 3 == 0 ? 0 : 1;
        case NEXT -> options - 1 - asked % options;
        case STALE, UNDONE -> 0;
      };
    }

    @Override
    public boolean forgetsDone() {
      return asked % 3 == 0;
    }
  }
}
