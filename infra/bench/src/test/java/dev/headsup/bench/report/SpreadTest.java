package dev.headsup.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {
  @Test
  void theMedianIsTheMiddleOne() {
    assertThat(Spread.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Spread(5, 1, 9, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
  }

  @Test
  void ratiosAreTakenInPairs() {
    assertThat(Spread.ofRatios(List.of(10.0, 40.0, 30.0), List.of(5.0, 10.0, 10.0)))
        .isEqualTo(new Spread(3, 2, 4, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spread.ofRatios(List.of(1.0), List.of(1.0, 2.0)));
  }

  @Test
  void figuresHaveNoMoreDigitsThanTheyCanCarry() {
    assertThat(Spread.text(1234.567)).isEqualTo("1,235");
    assertThat(Spread.text(12.345)).isEqualTo("12.35");
    assertThat(Spread.text(0.0123456)).isEqualTo("0.01235");
    assertThat(Spread.text(179)).isEqualTo("179");
  }
}
