package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// S11: to which countries text messages go.
final class CeilingsTest {
  private static final List<ZoneId> GERMANY = List.of(ZoneId.of("Europe/Berlin"));

  @Test
  void withoutAListTextMessagesGoWhereCustomersMayBe() {
    assertThat(Ceilings.STANDARD.allows("+4915112345678", GERMANY)).isTrue();
    assertThat(Ceilings.STANDARD.allows("+12025550123", GERMANY)).isFalse();
  }

  @Test
  void whereNobodySaysWhereCustomersAreTheyGoEverywhere() {
    assertThat(Ceilings.STANDARD.allows("+12025550123", List.of())).isTrue();
  }

  @Test
  void aListHoldsWhereverCustomersMayBe() {
    Ceilings american = new Ceilings(5, 2, 20, Set.of("US"));
    assertThat(american.allows("+12025550123", GERMANY)).isTrue();
    assertThat(american.allows("+4915112345678", GERMANY)).isFalse();
    assertThat(american.allows("+18095550123", GERMANY)).as("not all of +1 is one").isFalse();
    assertThat(american.allows("12025550123", GERMANY)).as("no number").isFalse();
  }

  @Test
  void aCeilingIsNeverNothing() {
    assertThatThrownBy(() -> new Ceilings(0, 2, 20, Set.of()))
        .hasMessage("messages a day are 1 to 50: 0");
  }
}
