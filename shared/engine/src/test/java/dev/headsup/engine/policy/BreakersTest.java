package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.policy.Figures.Bad;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// L11, L13: an alarm at half, a stop before SES looks at 5 % bounces and 0.1 % complaints.
class BreakersTest {
  private static final Breakers STANDARD = Policy.standard().braking().breakers();

  private static Figures of(long sent, Bad how, long count) {
    return new Figures(sent, Map.of(how, count));
  }

  @Test
  void l13HalfRingsAndTheWholeStops() {
    Figures two = of(1_000, Bad.BOUNCES, 20);
    assertThat(STANDARD.warns(two)).isPresent();
    assertThat(STANDARD.trips(two)).isEmpty();
    assertThat(STANDARD.trips(of(1_000, Bad.BOUNCES, 40))).isPresent();

    Figures few = of(10_000, Bad.COMPLAINTS, 5);
    assertThat(STANDARD.warns(few)).isPresent();
    assertThat(STANDARD.trips(few)).isEmpty();
    assertThat(STANDARD.trips(of(10_000, Bad.COMPLAINTS, 8)))
        .hasValueSatisfying(trip ->
            assertThat(trip.words())
                .isEqualTo("8 complaints of 10000 messages (0.08 %); it stops at 0.08 %"));
  }

  @Test
  void theKnownLimitsStopEachKind() {
    assertThat(STANDARD.trips(of(1_000, Bad.COMPLAINTS, 1))).isPresent();
    assertThat(STANDARD.trips(of(200, Bad.BOUNCES, 10))).isPresent();
    assertThat(STANDARD.trips(of(200, Bad.OPT_OUTS, 1))).isPresent();
    assertThat(STANDARD.trips(of(190, Bad.ERRORS, 10))).isPresent();
    assertThat(STANDARD.trips(of(200, Bad.OPT_OUTS, 0))).isEmpty();
  }

  @Test
  void ofFewNothingIsConcluded() {
    assertThat(STANDARD.trips(of(199, Bad.BOUNCES, 199))).isEmpty();
    assertThat(STANDARD.warns(of(199, Bad.BOUNCES, 199))).isEmpty();
  }
}
