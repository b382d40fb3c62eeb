package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.trigger.TriggerSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Joins what an anonymous customer did, and what is known of them, with the customer they turned
/// out to be. The known half is written first and the union of two activities may be repeated, so a
/// crash between loses nothing.
final class Joins {
  private static final int ATTEMPTS = 5;

  private final Activities activities;
  private final Redirects redirects;
  private final Profiles profiles;
  private final Supplier<TriggerSet> triggers;

  Joins(Activities activities, Profiles profiles, Supplier<TriggerSet> triggers) {
    this.activities = activities;
    this.redirects = new Redirects(activities);
    this.profiles = profiles;
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
    Map<CustomerId, Stored> halves = activities.load(joined.keySet());
    Map<CustomerId, Stored> wholes = redirects.follow(joined.values());
    Map<CustomerId, Activities.Write> unions = new HashMap<>();
    Map<CustomerId, Activities.Write> redirected = new HashMap<>();
    joined.forEach((from, to) -> {
      Stored half = halves.getOrDefault(from, Stored.nothing(from));
      Stored whole = wholes.getOrDefault(to, Stored.nothing(to));
      if (half.into() != null || end(whole.customer(), redirected).equals(from)) {
        return; // joined before, or a circle, also one that only this batch closes
      }
      Activities.Write before = unions.get(whole.customer());
      Activity activity = before == null ? whole.activity() : before.activity();
      unions.put(
          whole.customer(), whole.become(Fold.merge(activity, half.activity(), triggers.get())));
      redirected.put(from, half.joinInto(whole.customer()));
    });
    unions.values().removeIf(union -> unchanged(union, wholes.values()));
    if (!redirected.isEmpty()) {
      Map<CustomerId, CustomerId> now = new HashMap<>();
      redirected.forEach(
          (from, redirect) -> now.put(from, Objects.requireNonNull(redirect.into())));
      // A no said by either half holds for the whole.
      profiles.joined(now);
    }
    Set<CustomerId> conflicts = new TreeSet<>(activities.save(List.copyOf(unions.values())));
    redirected.values().removeIf(redirect -> conflicts.contains(redirect.into()));
    Set<CustomerId> left = new TreeSet<>(activities.save(List.copyOf(redirected.values())));
    Map<CustomerId, CustomerId> again = new HashMap<>(joined);
    again
        .entrySet()
        .removeIf(pair ->
            !left.contains(pair.getKey())
                && !conflicts.contains(
                    wholes
                        .getOrDefault(pair.getValue(), Stored.nothing(pair.getValue()))
                        .customer()));
    return again;
  }

  /// Where a customer goes with the redirects of this batch.
  private static CustomerId end(CustomerId customer, Map<CustomerId, Activities.Write> redirected) {
    CustomerId end = customer;
    for (Activities.Write next = redirected.get(end); next != null; next = redirected.get(end)) {
      end = Objects.requireNonNull(next.into());
    }
    return end;
  }

  private static boolean unchanged(Activities.Write union, Collection<Stored> wholes) {
    return wholes.stream()
        .anyMatch(whole ->
            whole.customer().equals(union.customer()) && whole.activity().equals(union.activity()));
  }
}
