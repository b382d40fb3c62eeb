package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Group;
import java.time.Instant;

/// The customers for whom a trigger is. Pure.
final class Audience {
  private Audience() {}

  /// Whether a customer is one of them now.
  static boolean includes(Trigger.Who who, Known known, Activity activity, Instant now) {
    return who.include().stream().allMatch(group -> holds(group, known, activity, now))
        && who.exclude().stream().noneMatch(group -> holds(group, known, activity, now));
  }

  /// Whether a customer is of one group now.
  static boolean holds(Group group, Known known, Activity activity, Instant now) {
    return switch (group) {
      case Group.Has(var trait) -> trait.holds(known.profile().traits().values());
      case Group.AccountHas(var trait) -> trait.holds(known.account().values());
      case Group.Did(var past) -> past.holds(activity, now, 0);
    };
  }
}
