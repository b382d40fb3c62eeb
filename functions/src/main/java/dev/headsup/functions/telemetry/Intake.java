package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Signal.Behaviour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Takes a batch of telemetry in: what could not be read is kept aside, what was told about
/// customers goes to their profiles, halves of one person are joined, behaviour is folded and
/// decided, and waits that are over are looked at again. In this order, so that a customer who is
/// introduced and then does something in one batch is known when they do it.
final class Intake {
  private final Quarantine quarantine;
  private final Profiles profiles;
  private final Joins joins;
  private final Folding folding;
  private final Timers timers;

  Intake(Quarantine quarantine, Profiles profiles, Joins joins, Folding folding, Timers timers) {
    this.quarantine = quarantine;
    this.profiles = profiles;
    this.joins = joins;
    this.folding = folding;
    this.timers = timers;
  }

  /// Takes messages in. Everything may be repeated.
  ///
  /// @return the customers for whom it did not work out, each with the reason; all else is done
  Map<CustomerId, RuntimeException> take(List<TelemetryMessage> messages) {
    List<Quarantine.Refused> refused = new ArrayList<>();
    List<Profiles.Change> changes = new ArrayList<>();
    Map<CustomerId, CustomerId> joined = new HashMap<>();
    Map<CustomerId, List<Behaviour>> behaviours = new HashMap<>();
    for (TelemetryMessage message : messages) {
      refused.addAll(message.refused());
      for (Incoming incoming : message.events()) {
        switch (incoming) {
          case Incoming.Did did ->
              behaviours
                  .computeIfAbsent(did.behaviour().customer(), customer -> new ArrayList<>())
                  .add(did.behaviour());
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
            if (!grouped.accountTraits().all().isEmpty()) {
              profiles.mergeAccount(grouped.account(), grouped.accountTraits());
            }
          }
          case Incoming.Joined join -> joined.put(join.from(), join.into());
        }
      }
    }
    if (!refused.isEmpty()) {
      quarantine.add(refused);
    }
    if (!changes.isEmpty()) {
      profiles.merge(changes);
    }
    joins.join(joined);
    Map<CustomerId, RuntimeException> failures = new HashMap<>(folding.fold(behaviours));
    messages.forEach(message -> failures.putAll(timers.fire(message.timers())));
    return failures;
  }

  /// Every customer a message is about, so that a failure of one sends back only what concerns
  /// them.
  static Set<CustomerId> customers(TelemetryMessage message) {
    Set<CustomerId> customers = new TreeSet<>();
    for (Incoming incoming : message.events()) {
      if (incoming instanceof Incoming.Did did) {
        customers.add(did.behaviour().customer());
      }
    }
    message.timers().forEach(timer -> customers.add(timer.customer()));
    return customers;
  }
}
