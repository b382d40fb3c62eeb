package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Group;
import java.time.Instant;
import java.util.Map;

/// The customers for whom a trigger is. Pure.
final class Audience {
  private Audience() {}

  /// Whether a customer is one of them now.
  static boolean includes(Trigger.Who who, Known known, Activity activity, Instant now) {
    Map<String, Value> traits = known.profile().traits().values();
    return who.include().stream().allMatch(group -> holds(group, traits, known, activity, now))
        && who.exclude().stream().noneMatch(group -> holds(group, traits, known, activity, now));
  }

  private static boolean holds(
      Group group, Map<String, Value> traits, Known known, Activity activity, Instant now) {
    return switch (group) {
      case Group.Has(var trait) -> trait.holds(traits);
      case Group.AccountHas(var trait) -> trait.holds(known.account().values());
      case Group.Did(var past) -> past.holds(activity, now, 0);
    };
  }
}
