package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Finds who a customer is today: follows joins to their end.
final class Redirects {
  /// Joins refuse circles; this only bounds the reads should one be stored.
  private static final int MOST_HOPS = 5;

  private final Activities activities;

  Redirects(Activities activities) {
    this.activities = activities;
  }

  /// The activity that stands for each of these customers, by the id that was asked for.
  Map<CustomerId, Stored> follow(Collection<CustomerId> asked) {
    return follow(asked, activities::load);
  }

  /// As [#follow], where each may be a moment old: for whoever writes them all on condition.
  Map<CustomerId, Stored> glance(Collection<CustomerId> asked) {
    return follow(asked, activities::glance);
  }

  private static Map<CustomerId, Stored> follow(
      Collection<CustomerId> asked,
      Function<Collection<CustomerId>, Map<CustomerId, Stored>> reading) {
    Map<CustomerId, Stored> ends = new HashMap<>(reading.apply(asked));
    asked.forEach(customer -> ends.putIfAbsent(customer, Stored.nothing(customer)));
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Map<CustomerId, CustomerId> next = new HashMap<>();
      ends.forEach((customer, end) -> end.joined().ifPresent(into -> next.put(customer, into)));
      if (next.isEmpty()) {
        return ends;
      }
      Map<CustomerId, Stored> read = reading.apply(next.values());
      next.forEach(
          (customer, into) -> ends.put(customer, read.getOrDefault(into, Stored.nothing(into))));
    }
    return ends;
  }
}
