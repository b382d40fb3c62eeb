package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// G2: above 1,000 customers, 1 % of all, or five times the usual, a second person is asked.
class ApprovalTest {
  private static final Approval STANDARD = new Approval(1_000, 0.01, 5, 100, false, 0, "");

  @Test
  void g2TheLeastOfThreeLimitsCounts() {
    assertThat(STANDARD.limit(1_000_000, 0)).isEqualTo(1_000);
    assertThat(STANDARD.limit(50_000, 0)).isEqualTo(500);
    assertThat(STANDARD.limit(1_000_000, 60)).isEqualTo(300);
  }

  @Test
  void aFewAreFreeHoweverSmallTheCompanyIs() {
    assertThat(STANDARD.limit(20, 0)).isEqualTo(100);
    assertThat(STANDARD.limit(1_000_000, 1)).isEqualTo(100);
  }

  @Test
  void aYesCoversFivePercentMore() {
    assertThat(Approval.covers(2_000, 2_100)).isTrue();
    assertThat(Approval.covers(2_000, 2_101)).isFalse();
  }

  @Test
  void whoApprovesAloneSaysWhyAndOnlyBelowASize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Approval(1_000, 0.01, 5, 100, true, 5_000, " "));
    Approval alone = new Approval(1_000, 0.01, 5, 100, true, 5_000, "We are one person");

    assertThat(alone.alone(4_999)).isTrue();
    assertThat(alone.alone(5_000)).isFalse();
    assertThat(STANDARD.alone(1)).isFalse();
  }
}
