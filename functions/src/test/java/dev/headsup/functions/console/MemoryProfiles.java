package dev.headsup.functions.console;

import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Profiles in memory that are only looked at.
final class MemoryProfiles implements Profiles {
  private final Map<CustomerId, Known> known = new HashMap<>();

  void add(Known one) {
    known.put(one.profile().customer(), one);
  }

  @Override
  public Map<CustomerId, Known> load(Collection<CustomerId> customers) {
    Map<CustomerId, Known> found = new HashMap<>();
    customers.forEach(id -> found.put(id, known.getOrDefault(id, Known.nothing(id))));
    return found;
  }

  @Override
  public void merge(List<Change> changes) {
    throw new AssertionError("The console writes nothing");
  }

  @Override
  public Optional<Traits> account(AccountId account) {
    return Optional.empty();
  }

  @Override
  public void mergeAccount(AccountId account, Traits traits) {
    throw new AssertionError("The console writes nothing");
  }
}
