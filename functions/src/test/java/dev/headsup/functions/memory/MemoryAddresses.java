package dev.headsup.functions.memory;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Addresses in memory.
public final class MemoryAddresses implements Addresses {
  private final Set<AddressHash> suppressed = new HashSet<>();
  private final Map<AddressHash, Set<CustomerId>> customers = new HashMap<>();

  @Override
  public boolean suppress(AddressHash address, String source, Instant at) {
    return suppressed.add(address);
  }

  @Override
  public void lift(AddressHash address, String source, Instant at) {
    suppressed.remove(address);
  }

  @Override
  public boolean isSuppressed(AddressHash address) {
    return suppressed.contains(address);
  }

  @Override
  public void writtenTo(AddressHash address, CustomerId customer, Instant at) {
    customers.computeIfAbsent(address, fresh -> new LinkedHashSet<>()).add(customer);
  }

  @Override
  public Set<CustomerId> customersAt(AddressHash address) {
    return Set.copyOf(customers.getOrDefault(address, Set.of()));
  }
}
