package dev.headsup.functions.memory;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Exposures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who uses what, in memory.
public final class MemoryExposures implements Exposures {
  private final List<Use> noted = new ArrayList<>();

  @Override
  public void note(Collection<Use> uses) {
    noted.addAll(uses);
  }

  @Override
  public Page page(String component, int shard, LocalDate since, @Nullable String from, int most) {
    List<CustomerId> all =
        noted.stream()
            .filter(use -> use.component().equals(component) && !use.day().isBefore(since))
            .map(Use::customer)
            .distinct()
            .filter(customer -> Exposures.shard(customer) == shard)
            .filter(customer -> from == null || customer.value().compareTo(from) > 0)
            .sorted(Comparator.comparing(CustomerId::value))
            .toList();
    List<CustomerId> here = all.subList(0, Math.min(most, all.size()));
    List<Use> uses =
        here.stream()
            .map(customer ->
                new Use(
                    customer,
                    component,
                    lastUsed(customer, List.of(component)).getOrDefault(component, since)))
            .toList();
    return new Page(uses, here.size() == all.size() ? null : here.getLast().value());
  }

  @Override
  public Map<String, LocalDate> lastUsed(CustomerId customer, Collection<String> components) {
    Map<String, LocalDate> last = new HashMap<>();
    noted.stream()
        .filter(use -> use.customer().equals(customer) && components.contains(use.component()))
        .forEach(use -> last.merge(use.component(), use.day(), (a, b) -> a.isAfter(b) ? a : b));
    return last;
  }
}
