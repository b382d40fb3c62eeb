package dev.headsup.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.dynamodb.DynamoActivities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.sim.Chance;
import dev.headsup.sim.Choice;
import dev.headsup.sim.Runs;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A2: every message of every queue is handed over three times, in random order.
class CopiesTest {
  private static final int PEOPLE = 60;
  private static final Duration LATEST = Duration.ofMinutes(3);

  /// Few seeds in every build, 200 in a full run.
  @Test
  void threeCopiesOfEverythingAreTheSameAsOne() {
    for (long seed = Runs.seed(); seed < Runs.seed() + Runs.of(10, 200); seed++) {
      List<String> once = came(seed, Faults.NONE);

      assertThat(once).hasSizeGreaterThan(PEOPLE);
      assertThat(came(seed, new Copies(new Chance(seed).fork("copies"))))
          .as("seed %d", seed)
          .isEqualTo(once);
    }
  }

  /// The final state, line by line: the messages that providers took, the ledger, the messages in
  /// it, and what is remembered of each customer. The moments at which workers wrote it are no part
  /// of it.
  private static List<String> came(long seed, Faults faults) {
    Chance chance = new Chance(seed);
    List<String> triggers = Configured.drawn(chance.fork("triggers"));
    Stage stage = new Stage(faults, PEOPLE, triggers, 5, chance.fork("workload"));
    stage.plan(Size.SMALL);
    stage.world.runFor(Duration.ofMinutes(40));

    List<String> state = new ArrayList<>();
    assertThat(stage.violations()).isEmpty();
    assertThat(stage.books.count(Place.DUE)).isZero();
    stage.world.oracle().accepted().stream()
        .map(taken -> "took " + taken.delivery() + " to " + taken.to())
        .sorted()
        .forEach(state::add);
    DynamoActivities activities =
        new DynamoActivities(stage.world.stores().calm(), Place.ACTIVITY.table());
    for (CustomerId person : People.of(PEOPLE)) {
      stage.books.of(person).stream()
          .sorted(Comparator.comparing(Outreach::id))
          .map(entry ->
              "decided " + entry.id() + " " + entry.decision() + " " + entry.times() + " times")
          .forEach(state::add);
      Stored stored = activities.load(List.of(person)).get(person);
      state.add(
          stored == null
              ? person + " did nothing"
              : person
                  + " "
                  + new TreeMap<>(stored.activity().tracks())
                  + new TreeMap<>(stored.activity().told())
                  + new TreeSet<>(
                      stored.activity().contacts().stream()
                          .map(contact -> contact.triggerKey() + " by " + contact.channels())
                          .toList()));
    }
    stage.books.deliveries().stream()
        .sorted(Comparator.comparing(Delivery::id))
        .map(delivery -> delivery.id() + " is " + delivery.state() + " " + delivery.attempts())
        .forEach(state::add);
    stage.end();
    return state;
  }

  /// Two copies of each message beside the first, at any time within the next minutes; and of what
  /// lies in a queue any may be the next.
  private static final class Copies implements Faults {
    private final Chance chance;

    Copies(Chance chance) {
      this.chance = chance;
    }

    @Override
    public Fault next(long step, String function, String what) {
      return Fault.NONE;
    }

    @Override
    public List<Duration> copies() {
      return List.of(
          Duration.ofMillis(chance.below((int) LATEST.toMillis())),
          Duration.ofMillis(chance.below((int) LATEST.toMillis())));
    }

    @Override
    public int choose(Choice choice, int options) {
      return switch (choice) {
        case NEXT -> chance.below(options);
        case STALE, TWICE, UNDONE -> 0;
      };
    }
  }
}
