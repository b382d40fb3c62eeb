package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Inboxes in memory.
final class MemoryInbox implements InboxItems {
  private final List<Item> items = new ArrayList<>();

  @Override
  public void put(Item item) {
    items.add(item);
  }

  @Override
  public List<Item> of(CustomerId customer) {
    return items.stream()
        .filter(item -> item.customer().equals(customer))
        .sorted(Comparator.comparing(Item::at).reversed())
        .toList();
  }
}
