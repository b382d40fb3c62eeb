package dev.headsup.functions.memory;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Addresses in memory.
public final class MemoryAddresses implements Addresses {
  private final Map<AddressHash, Said> said = new HashMap<>();
  private final Map<AddressHash, Set<CustomerId>> customers = new HashMap<>();

  @Override
  public boolean suppress(AddressHash address, String source, Instant at) {
    return put(address, new Said(true, at));
  }

  /// The newest word on an address.
  private record Said(boolean on, Instant at) {}

  private boolean put(AddressHash address, Said word) {
    Said before = said.get(address);
    boolean news =
        before == null
            || before.at().isBefore(word.at())
            || (before.at().equals(word.at()) && word.on());
    if (news) {
      said.put(address, word);
    }
    return news && (before != null && before.on()) != word.on();
  }

  @Override
  public void lift(AddressHash address, String source, Instant at) {
    put(address, new Said(false, at));
  }

  @Override
  public boolean isSuppressed(AddressHash address) {
    Said word = said.get(address);
    return word != null && word.on();
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
