package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Exposures.Page;
import dev.headsup.engine.incident.Exposures.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every store of who uses what keeps to.
abstract class ExposuresContract {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  abstract Exposures exposures();

  private static CustomerId customer(int number) {
    return new CustomerId("c-" + number);
  }

  private List<CustomerId> all(String component, LocalDate since, int most) {
    List<CustomerId> found = new ArrayList<>();
    for (int shard = 0; shard < Exposures.SHARDS; shard++) {
      @Nullable String from = null;
      do {
        Page page = exposures().page(component, shard, since, from, most);
        found.addAll(page.customers());
        from = page.next();
      } while (from != null);
    }
    return found;
  }

  @Test
  void everyUserIsFoundOncePageByPage() {
    List<Use> uses =
        IntStream.range(0, 200).mapToObj(i -> new Use(customer(i), "walk", TODAY)).toList();
    exposures().note(uses);
    exposures().note(uses);
    exposures().note(List.of());

    assertThat(all("walk", TODAY, 3))
        .containsExactlyInAnyOrderElementsOf(uses.stream().map(Use::customer).toList());
    assertThat(all("another", TODAY, 3)).isEmpty();
  }

  @Test
  void theLastDayCountsAndALateEventDoesNotTurnItBack() {
    exposures().note(List.of(new Use(customer(1), "late", TODAY)));
    exposures().note(List.of(new Use(customer(1), "late", TODAY.minusDays(40))));
    exposures()
        .note(
            List.of(
                new Use(customer(2), "late", TODAY.minusDays(40)),
                new Use(customer(2), "late", TODAY.minusDays(41))));

    assertThat(exposures().lastUsed(customer(2), List.of("late", "late", "never")))
        .containsExactly(Map.entry("late", TODAY.minusDays(40)));
    assertThat(exposures().lastUsed(customer(2), List.of())).isEmpty();
    assertThat(all("late", TODAY.minusDays(30), 10)).containsExactly(customer(1));
    assertThat(all("late", TODAY.minusDays(40), 10))
        .containsExactlyInAnyOrder(customer(1), customer(2));
  }
}
