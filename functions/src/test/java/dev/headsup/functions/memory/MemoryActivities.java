package dev.headsup.functions.memory;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.customer.CustomerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Activities in memory, each write on its condition, in which somebody else may write in between.
public final class MemoryActivities implements Activities {
  private final Map<CustomerId, Stored> stored = new HashMap<>();
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();

  /// What is stored of a customer.
  public Stored of(CustomerId customer) {
    return stored.getOrDefault(customer, Stored.nothing(customer));
  }

  /// Lets this happen once, after somebody read and before they write.
  public void meanwhile(Runnable happens) {
    meanwhile.add(happens);
  }

  @Override
  public Map<CustomerId, Stored> load(Collection<CustomerId> customers) {
    Map<CustomerId, Stored> found = new HashMap<>();
    customers.forEach(customer -> found.put(customer, of(customer)));
    return found;
  }

  /// What lies behind by a moment: the state from before the last write of a customer, once for
  /// each.
  private final Map<CustomerId, Stored> before = new HashMap<>();

  @Override
  public Map<CustomerId, Stored> glance(Collection<CustomerId> customers) {
    Map<CustomerId, Stored> found = new HashMap<>(load(customers));
    customers.forEach(customer ->
        found.computeIfPresent(
            customer, (id, now) -> before.containsKey(id) ? before.remove(id) : now));
    return found;
  }

  @Override
  public List<CustomerId> save(List<Write> writes) {
    if (!writes.isEmpty()) {
      others();
    }
    List<CustomerId> refused = new ArrayList<>();
    for (Write write : writes) {
      if (!holds(write)) {
        refused.add(write.customer());
      } else {
        put(write);
      }
    }
    return refused;
  }

  /// Others get their turn; what they write may be overtaken in the same way.
  void others() {
    Runnable next = meanwhile.poll();
    if (next != null) {
      next.run();
    }
  }

  boolean holds(Write write) {
    return of(write.customer()).version() == write.expected();
  }

  /// Writes, whatever the condition says.
  public void put(Write write) {
    before.put(write.customer(), of(write.customer()));
    CustomerId into = write.into() == null ? of(write.customer()).into() : write.into();
    stored.put(
        write.customer(),
        new Stored(write.customer(), write.activity(), write.expected() + 1, into));
  }
}
