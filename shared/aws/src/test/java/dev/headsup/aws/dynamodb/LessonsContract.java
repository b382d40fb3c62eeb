package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.tutorial.Effect;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Lessons.Progress;
import dev.headsup.engine.tutorial.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of lessons keeps to.
abstract class LessonsContract {
  abstract Lessons lessons();

  @Test
  void aStepIsKeptAtItsFirstTimeAndCountedOnce() {
    CustomerId customer = Samples.customer();
    String tutorial = "counted-" + customer.value();

    lessons().note(customer, tutorial, Step.OFFERED, NOON);
    lessons().note(customer, tutorial, Step.STARTED, NOON.plusSeconds(60));
    lessons().note(customer, tutorial, Step.STARTED, NOON.plusSeconds(90));

    assertThat(lessons().of(customer))
        .containsOnly(
            entry(
                tutorial,
                new Progress(Map.of(Step.OFFERED, NOON, Step.STARTED, NOON.plusSeconds(60)))));
    assertThat(lessons().effects(List.of(tutorial)))
        .containsOnly(entry(tutorial, new Effect(1, 1, 0, 0, 0)));
  }

  @Test
  void stepsOfManyCustomersAtOnceAreAllCounted() {
    CustomerId name = Samples.customer();
    String tutorial = "busy-" + name.value();

    Together.run(
        4, i -> lessons().note(new CustomerId(name + "-" + i), tutorial, Step.FINISHED, NOON));

    assertThat(lessons().effects(List.of(tutorial)))
        .containsOnly(entry(tutorial, new Effect(0, 0, 4, 0, 0)));
  }

  @Test
  void whoMetNothingHasNothingAndWhatNobodyMetHasNoEffect() {
    assertThat(lessons().of(Samples.customer())).isEmpty();
    assertThat(lessons().effects(List.of("unmet"))).containsOnly(entry("unmet", Effect.NONE));
    assertThat(lessons().effects(List.of())).isEmpty();
  }
}
