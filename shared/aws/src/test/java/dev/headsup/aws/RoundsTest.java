package dev.headsup.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void aStepThatIsDoneAtOnceRunsOnce() {
    AtomicInteger runs = new AtomicInteger();

    Rounds.until("A step", () -> runs.incrementAndGet() == 1);

    assertThat(runs).hasValue(1);
  }

  @Test
  void aStepRunsUntilItIsDone() {
    AtomicInteger runs = new AtomicInteger();

    Rounds.until("A step", () -> runs.incrementAndGet() == 4);

    assertThat(runs).hasValue(4);
  }

  @Test
  void aStepThatNeverEndsIsGivenUpByName() {
    AtomicInteger runs = new AtomicInteger();

    assertThatThrownBy(() -> Rounds.until("Reading stars", () -> runs.incrementAndGet() < 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Reading stars: not done after 7 rounds");
    assertThat(runs).hasValue(Rounds.MOST);
  }

  @Test
  void whatAStepThrowsEndsTheRounds() {
    AtomicInteger runs = new AtomicInteger();

    assertThatThrownBy(() ->
            Rounds.until(
                "A step",
                () -> {
                  if (runs.incrementAndGet() == 2) {
                    throw new IllegalArgumentException("no");
                  }
                  return false;
                }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(runs).hasValue(2);
  }

  @Test
  void somebodyElseCanLetTheTimeBetweenRoundsPass() {
    List<Integer> pauses = new ArrayList<>();

    Rounds.pausing(
        pauses::add, () -> Rounds.until("A step", () -> pauses.size() == Rounds.MOST - 1));

    assertThat(pauses).containsExactly(1, 2, 3, 4, 5, 6);
  }
}
