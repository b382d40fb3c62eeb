package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Quarantine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Takes a batch of telemetry in: what could not be read is kept aside, halves of one person are
/// joined, what was told about customers goes to their profiles, behaviour is folded and decided,
/// and waits that are over are looked at again. In this order, so that a customer who is introduced
/// and then does something in one batch is known when they do it.
final class Intake {
  private final Quarantine quarantine;
  private final Profiles profiles;
  private final Redirects redirects;
  private final Joins joins;
  private final Joining joining;
  private final Folding folding;
  private final Timers timers;

  Intake(
      Quarantine quarantine,
      Profiles profiles,
      Redirects redirects,
      Joins joins,
      Joining joining,
      Folding folding,
      Timers timers) {
    this.quarantine = quarantine;
    this.profiles = profiles;
    this.redirects = redirects;
    this.joins = joins;
    this.joining = joining;
    this.folding = folding;
    this.timers = timers;
  }

  /// Takes messages in. Everything may be repeated.
  ///
  /// @return for whom it did not work out; all else is done
  Failures take(List<TelemetryMessage> messages) {
    Map<CustomerId, RuntimeException> failures = new HashMap<>();
    List<Quarantine.Refused> refused = new ArrayList<>();
    List<Profiles.Change> changes = new ArrayList<>();
    Map<CustomerId, CustomerId> joined = new LinkedHashMap<>();
    Map<AccountId, Traits> accounts = new HashMap<>();
    Map<CustomerId, List<Observation>> observations = new HashMap<>();
    for (TelemetryMessage message : messages) {
      refused.addAll(message.refused());
      for (Incoming incoming : message.events()) {
        switch (incoming) {
          case Incoming.Did(Observation observation) ->
              observations
                  .computeIfAbsent(observation.customer(), customer -> new ArrayList<>())
                  .add(observation);
          case Incoming.Told told -> {
            if (!told.change().isEmpty()) {
              changes.add(told.change());
            }
            if (told.anonymous() != null) {
              joined.put(told.anonymous(), told.change().profile().customer());
            }
          }
          case Incoming.Grouped grouped -> {
            changes.add(grouped.change());
            accounts.merge(grouped.account(), grouped.accountTraits(), Traits::merge);
          }
          case Incoming.Described described ->
              accounts.merge(described.account(), described.traits(), Traits::merge);
          case Incoming.Joined join -> joined.put(join.from(), join.into());
        }
      }
    }
    if (!refused.isEmpty()) {
      quarantine.add(refused);
    }
    join(joined, failures);
    tell(changes, failures);
    Map<AccountId, RuntimeException> broken = describe(accounts);
    // Of whom something could not be told, nothing is decided: it may have been a no, or the yes
    // that
    // the decision needs. It all comes again.
    joining.add(messages, observations);
    observations.keySet().removeAll(failures.keySet());
    failures.putAll(folding.fold(observations));
    for (TelemetryMessage message : messages) {
      failures.putAll(
          timers.fire(
              message.timers().stream()
                  .filter(timer -> !failures.containsKey(timer.customer()))
                  .toList()));
    }
    return new Failures(failures, broken);
  }

  /// Joins all at once; where that fails, each alone, so that one does not hinder the others.
  private void join(
      Map<CustomerId, CustomerId> joined, Map<CustomerId, RuntimeException> failures) {
    try {
      joins.join(joined);
    } catch (RuntimeException together) {
      joined.forEach((from, into) ->
          guarded(failures, List.of(from, into), () -> joins.join(Map.of(from, into))));
    }
  }

  /// Tells all at once; where that fails, each alone, so that one does not hinder the others.
  private void tell(List<Profiles.Change> changes, Map<CustomerId, RuntimeException> failures) {
    if (changes.isEmpty()) {
      return;
    }
    Set<CustomerId> named = new TreeSet<>();
    changes.forEach(change -> named.add(change.profile().customer()));
    Map<CustomerId, Stored> ends = redirects.follow(named);
    List<Profiles.Change> today =
        changes.stream().map(change -> change.about(end(ends, change).customer())).toList();
    try {
      profiles.merge(today);
    } catch (RuntimeException together) {
      for (int i = 0; i < changes.size(); i++) {
        Profiles.Change alone = today.get(i);
        guarded(
            failures,
            List.of(changes.get(i).profile().customer()),
            () -> profiles.merge(List.of(alone)));
      }
    }
  }

  private static Stored end(Map<CustomerId, Stored> ends, Profiles.Change change) {
    CustomerId named = change.profile().customer();
    return ends.getOrDefault(named, Stored.nothing(named));
  }

  /// Describes accounts, one after the other, so that one does not hinder the others.
  ///
  /// @return those for which it did not work out
  private Map<AccountId, RuntimeException> describe(Map<AccountId, Traits> accounts) {
    Map<AccountId, RuntimeException> broken = new HashMap<>();
    accounts.forEach((account, traits) -> {
      try {
        if (!traits.all().isEmpty()) {
          profiles.mergeAccount(account, traits);
        }
      } catch (RuntimeException reason) {
        broken.put(account, reason);
      }
    });
    return broken;
  }

  private static void guarded(
      Map<CustomerId, RuntimeException> failures, List<CustomerId> concerned, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException broken) {
      concerned.forEach(customer -> failures.put(customer, broken));
    }
  }
}
