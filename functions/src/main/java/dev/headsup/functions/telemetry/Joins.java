package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.trigger.TriggerSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Joins what an anonymous customer did with the customer they turned out to be. The known half is
/// written first and the union of two activities may be repeated, so a crash between loses nothing.
final class Joins {
  private static final int ATTEMPTS = 5;

  private final Activities activities;
  private final Supplier<TriggerSet> triggers;

  Joins(Activities activities, Supplier<TriggerSet> triggers) {
    this.activities = activities;
    this.triggers = triggers;
  }

  /// Joins each key into its value.
  ///
  /// @throws IllegalStateException when others kept writing the same customers
  void join(Map<CustomerId, CustomerId> joined) {
    Map<CustomerId, CustomerId> left = new HashMap<>(joined);
    left.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException("Could not join " + left.size() + " customers: contention");
      }
      left = once(left);
    }
  }

  private Map<CustomerId, CustomerId> once(Map<CustomerId, CustomerId> joined) {
    Set<CustomerId> all = new TreeSet<>(joined.keySet());
    all.addAll(joined.values());
    Map<CustomerId, Stored> stored = activities.load(all);
    Map<CustomerId, Activity> merged = new HashMap<>();
    List<Activities.Write> redirects = new ArrayList<>();
    joined.forEach((from, into) -> {
      Stored half = read(stored, from);
      if (half.into() != null) {
        return;
      }
      merged.merge(into, half.activity(), (one, other) -> Fold.merge(one, other, triggers.get()));
      redirects.add(half.joinInto(into));
    });
    List<Activities.Write> unions = new ArrayList<>();
    merged.forEach((into, halves) -> {
      Stored whole = read(stored, into);
      Activity union = Fold.merge(whole.activity(), halves, triggers.get());
      if (!union.equals(whole.activity())) {
        unions.add(whole.become(union));
      }
    });
    Set<CustomerId> conflicts = new TreeSet<>(activities.save(unions));
    redirects.removeIf(redirect -> conflicts.contains(redirect.into()));
    conflicts.addAll(activities.save(redirects));
    Map<CustomerId, CustomerId> again = new HashMap<>(joined);
    again
        .entrySet()
        .removeIf(
            pair -> !conflicts.contains(pair.getKey()) && !conflicts.contains(pair.getValue()));
    return again;
  }

  private static Stored read(Map<CustomerId, Stored> stored, CustomerId customer) {
    return stored.getOrDefault(customer, Stored.nothing(customer));
  }
}
