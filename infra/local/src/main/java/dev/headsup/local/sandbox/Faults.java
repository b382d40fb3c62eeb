package dev.headsup.local.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Which provider fails next, how, and how often. Safe for use by many threads.
public final class Faults {
  private record Planned(Fault fault, int times) {}

  private final Map<Provider, Planned> planned = new EnumMap<>(Provider.class);

  /// The provider's next `times` calls fail like this; it replaces what was planned before.
  public synchronized void plan(Provider provider, Fault fault, int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, not " + times);
    }
    planned.put(provider, new Planned(fault, times));
  }

  /// The provider works again.
  public synchronized void clear(Provider provider) {
    planned.remove(provider);
  }

  /// How the call that is just being made fails; empty: it does not.
  synchronized Optional<Fault> next(Provider provider) {
    Planned plan = planned.get(provider);
    if (plan == null) {
      return Optional.empty();
    }
    if (plan.times() == 1) {
      planned.remove(provider);
    } else {
      planned.put(provider, new Planned(plan.fault(), plan.times() - 1));
    }
    return Optional.of(plan.fault());
  }
}
