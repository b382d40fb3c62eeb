package dev.headsup.local.why;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.decision.Standing;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a customer stood once, folded out of what was kept of them, with the triggers of today.
///
/// @param activity as all triggers would remember it, drafts too
/// @param observations what was seen of them
/// @param told the traits that they were told with
record Then(Activity activity, List<Observation> observations, Traits told) {
  Then {
    observations = List.copyOf(observations);
  }

  /// @param said what the kept events say
  /// @param entries the ledger until then; it tells which cases were told
  static Then of(
      List<Incoming> said, CustomerId customer, List<Trigger> live, List<Outreach> entries) {
    List<Observation> observations = new ArrayList<>();
    Traits told = Traits.NONE;
    for (Incoming incoming : said) {
      switch (incoming) {
        case Incoming.Did(Observation observation) -> observations.add(observation.about(customer));
        case Incoming.Told tells -> told = told.merge(tells.change().profile().traits());
        case Incoming.Grouped grouped -> told = told.merge(grouped.change().profile().traits());
        // What is told of accounts, and who is who, is read from where it is stored.
        case Incoming.Described described -> {}
        case Incoming.Joined joined -> {}
      }
    }
    List<Trigger> all =
        live.stream()
            .filter(trigger -> !StandingTriggers.isWish(trigger))
            .map(Then::watching)
            .toList();
    Activity activity = Fold.fold(Activity.NONE, observations, Standing.set(all)).activity();
    for (Outreach entry : entries) {
      if (entry.decision() instanceof Decision.Send) {
        int key = Trigger.key(entry.trigger().id());
        activity =
            activity.with(
                key,
                activity
                    .told(key)
                    .tell(
                        entry.cause(),
                        Trigger.Limit.PER_CASE.times(),
                        Trigger.Limit.PER_CASE.within()));
      }
    }
    return new Then(activity, observations, told);
  }

  /// What was known at a moment: of what was told again since, the value before is taken from the
  /// history, where it reaches that far.
  Known known(Known now, Instant at) {
    Map<String, Traits.Dated> values = new HashMap<>(now.profile().traits().all());
    values.values().removeIf(value -> value.at().isAfter(at));
    Traits traits = new Traits(values).merge(told);
    Map<String, Traits.Dated> account = new HashMap<>(now.account().all());
    account.values().removeIf(value -> value.at().isAfter(at));
    return new Known(
            new Profile(now.profile().customer(), traits, now.profile().membership()),
            now.consent(),
            now.preferences(),
            now.consentVersion())
        .in(new Traits(account));
  }

  private static Trigger watching(Trigger trigger) {
    return trigger.status().decides() ? trigger : trigger.going(Trigger.Status.SHADOW);
  }
}
