package dev.headsup.functions.memory;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.OutreachReceipts;
import dev.headsup.engine.outreach.Receipt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Deliveries in memory, and what is noted on them.
public final class MemoryReceipts implements OutreachReceipts {
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  public void add(Delivery delivery) {
    deliveries.put(delivery.id(), delivery);
  }

  public Delivery delivery(String id) {
    return Objects.requireNonNull(deliveries.get(id));
  }

  @Override
  public Optional<Noted> note(CustomerId customer, String delivery, Receipt receipt) {
    Delivery before = deliveries.get(delivery);
    if (before == null || !before.customer().equals(customer)) {
      return Optional.empty();
    }
    add(before.with(receipt));
    return Optional.of(
        new Noted(before.with(receipt), before.receipts().of(receipt.kind()).isEmpty()));
  }

  @Override
  public List<Delivery> called(CustomerId customer, Channel channel) {
    return deliveries.values().stream()
        .filter(delivery -> delivery.customer().equals(customer))
        .filter(delivery -> delivery.channel() == channel && delivery.attempts() > 0)
        .toList();
  }
}
