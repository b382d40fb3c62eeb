package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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
    Map<CustomerId, Stored> ends = new HashMap<>(activities.load(asked));
    asked.forEach(customer -> ends.putIfAbsent(customer, Stored.nothing(customer)));
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Map<CustomerId, CustomerId> next = new HashMap<>();
      ends.forEach((customer, end) -> end.joined().ifPresent(into -> next.put(customer, into)));
      if (next.isEmpty()) {
        return ends;
      }
      Map<CustomerId, Stored> read = activities.load(next.values());
      next.forEach(
          (customer, into) -> ends.put(customer, read.getOrDefault(into, Stored.nothing(into))));
    }
    return ends;
  }
}
