package dev.headsup.functions.memory;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Inboxes in memory.
public final class MemoryInbox implements InboxItems {
  private final Map<String, Item> items = new LinkedHashMap<>();

  @Override
  public synchronized void put(CustomerId customer, String id, Version version) {
    Item alone = new Item(customer, id, List.of(version));
    items.merge(customer + " " + id, alone, (there, news) -> there.with(version));
  }

  @Override
  public synchronized Optional<Item> mark(
      CustomerId customer, String id, String outreach, Mark mark, Instant at) {
    return Optional.ofNullable(
        items.computeIfPresent(
            customer + " " + id, (key, there) -> there.with(outreach, mark, at)));
  }

  @Override
  public synchronized Optional<Item> find(CustomerId customer, String id) {
    return Optional.ofNullable(items.get(customer + " " + id));
  }

  @Override
  public synchronized List<Item> of(CustomerId customer) {
    return items.values().stream()
        .filter(item -> item.customer().equals(customer))
        .sorted(Comparator.comparing(Item::at).reversed().thenComparing(Item::id))
        .toList();
  }
}
