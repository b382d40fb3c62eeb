package dev.headsup.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IoTest {
  @Test
  void whenItIsCalmEveryStepIsDoneOnceInTheUsualWay() {
    StringBuilder done = new StringBuilder();

    String answer = Io.CALM.step("test", () -> done.append("once").toString());

    assertThat(answer).isEqualTo("once");
    assertThat(Io.CALM.choose(Choice.UNDONE, 3)).isZero();
  }
}
