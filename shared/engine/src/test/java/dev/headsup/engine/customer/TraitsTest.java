package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Traits.Dated;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TraitsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void theNewestValueOfANameCountsInWhateverOrder() {
    Traits old = told("plan", "free", MONDAY);
    Traits fresh = told("plan", "pro", MONDAY.plusSeconds(1));
    assertThat(old.merge(fresh)).isEqualTo(fresh).isEqualTo(fresh.merge(old));
  }

  @Test
  void twoValuesOfOneInstantEndAlikeInEveryOrder() {
    Traits one = told("plan", "free", MONDAY);
    Traits other = told("plan", "pro", MONDAY);
    assertThat(one.merge(other)).isEqualTo(other.merge(one));
  }

  @Test
  void otherNamesStay() {
    Traits merged = told("plan", "pro", MONDAY).merge(told("email", "ana@example.com", MONDAY));
    assertThat(merged.text("plan")).contains("pro");
    assertThat(merged.text("email")).contains("ana@example.com");
    assertThat(merged.text("phone")).isEmpty();
  }

  private static Traits told(String name, String value, Instant at) {
    return new Traits(Map.of(name, new Dated(new Value.Text(value), at)));
  }

  @Test
  void ofTooManyNamesTheNewestStayInWhateverOrder() {
    Traits forward = Traits.NONE;
    Traits backward = Traits.NONE;
    for (int i = 0; i < 3 * Traits.MOST; i++) {
      forward = forward.merge(told("name-" + i, "v", MONDAY.plusSeconds(i)));
      int j = 3 * Traits.MOST - 1 - i;
      backward = backward.merge(told("name-" + j, "v", MONDAY.plusSeconds(j)));
    }
    assertThat(forward.all())
        .hasSize(Traits.MOST)
        .containsKey("name-299")
        .doesNotContainKey("name-0");
    assertThat(backward).isEqualTo(forward);
  }
}
