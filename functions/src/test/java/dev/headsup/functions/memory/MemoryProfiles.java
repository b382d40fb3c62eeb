package dev.headsup.functions.memory;

import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Profiles in memory.
public final class MemoryProfiles implements Profiles {
  private final Map<CustomerId, Known> known = new HashMap<>();
  private final Map<AccountId, Traits> accounts = new HashMap<>();
  private final Map<CustomerId, CustomerId> joined = new HashMap<>();

  private final Set<AccountId> broken = new HashSet<>();
  private final Set<CustomerId> unwritable = new HashSet<>();

  /// Lets every write of this account fail.
  public void breakFor(AccountId account) {
    broken.add(account);
  }

  /// Lets every change of this customer fail.
  public void breakFor(CustomerId customer) {
    unwritable.add(customer);
  }

  /// From now on everything can be written again.
  public void mend() {
    broken.clear();
    unwritable.clear();
  }

  /// Puts down what is known of a customer, in place of what was.
  public void add(Known one) {
    known.put(one.profile().customer(), one);
  }

  @Override
  public Map<CustomerId, Known> load(Collection<CustomerId> customers) {
    Map<CustomerId, Known> found = new HashMap<>();
    customers.forEach(id -> found.put(id, today(id)));
    return found;
  }

  private Known today(CustomerId id) {
    CustomerId end = id;
    while (joined.containsKey(end)) {
      end = joined.get(end);
    }
    return known.getOrDefault(end, Known.nothing(end));
  }

  @Override
  public void merge(List<Change> changes) {
    for (Change change : changes) {
      CustomerId customer = change.profile().customer();
      if (unwritable.contains(customer)) {
        throw new IllegalStateException("Nobody writes " + customer.value());
      }
      Known before = today(customer);
      add(
          new Known(
              before.profile().merge(change.profile()),
              before.consent().merge(change.consent()),
              before.preferences().merge(change.preferences()),
              before.consentVersion() + 1));
    }
  }

  @Override
  public void say(CustomerId customer, Consent words) {
    merge(List.of(new Change(Profile.unknown(customer), words)));
  }

  @Override
  public void prefer(
      CustomerId customer, UnaryOperator<Preferences> change, String source, Instant at) {
    Known before = today(customer);
    add(
        new Known(
            before.profile(),
            before.consent(),
            change.apply(before.preferences()),
            before.consentVersion() + 1));
  }

  @Override
  public void joined(Map<CustomerId, CustomerId> into) {
    into.forEach((from, to) -> {
      if (!joined.containsKey(from) && !today(to).profile().customer().equals(from)) {
        Known half = today(from);
        merge(List.of(new Change(half.profile(), half.consent(), half.preferences()).about(to)));
        joined.put(from, to);
      }
    });
  }

  @Override
  public Set<CustomerId> ids(CustomerId customer) {
    Set<CustomerId> ids = new HashSet<>(Set.of(customer));
    while (joined.entrySet().stream()
        .filter(pair -> ids.contains(pair.getValue()))
        .map(pair -> ids.add(pair.getKey()))
        .reduce(false, Boolean::logicalOr)) {
      // Until nobody is found any more who was joined into one of them.
    }
    return ids;
  }

  @Override
  public Map<AccountId, Traits> accounts(Collection<AccountId> asked) {
    Map<AccountId, Traits> found = new HashMap<>(accounts);
    found.keySet().retainAll(asked);
    return found;
  }

  @Override
  public void mergeAccount(AccountId account, Traits traits) {
    if (broken.contains(account)) {
      throw new IllegalStateException("Nobody writes " + account.value());
    }
    accounts.merge(account, traits, Traits::merge);
  }
}
