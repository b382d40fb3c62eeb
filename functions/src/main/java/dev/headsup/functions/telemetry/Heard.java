package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.OutreachKey;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When.Follows;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// By which channels a customer really heard of an outage, so that what follows up on it reaches
/// exactly those, there. One read of the ledger for each follow-up that is about to be told; a
/// correction brings along by which channels they were told.
record Heard(Outreaches outreaches) {
  /// The candidate with what is known of that; itself where it follows up on nothing of the kind.
  ///
  /// @param activity theirs, which knows what they were told
  Candidate of(Candidate candidate, Activity activity, TriggerSet live) {
    if (StandingTriggers.isCorrection(candidate.trigger())) {
      return candidate.asToldBefore();
    }
    Follows follows = candidate.trigger().when().follows();
    if (follows == null || follows.sameStart() || !isAboutIncidents(candidate.trigger())) {
      return candidate;
    }
    List<Delivery> told =
        activity.told(Trigger.key(follows.trigger())).cases().of(candidate.cause().key()).stream()
            .max(Comparator.naturalOrder())
            .map(cause -> deliveries(candidate, follows.trigger(), cause))
            .orElse(List.of());
    if (told.isEmpty()) {
      // It was not told by messages, or to whom they were before they were known.
      return candidate;
    }
    Set<Channel> heard = EnumSet.noneOf(Channel.class);
    told.stream().filter(one -> isHeard(one.state())).map(Delivery::channel).forEach(heard::add);
    boolean same =
        live.find(follows.trigger())
            .map(first -> first.send().channels().equals(candidate.trigger().send().channels()))
            .orElse(false);
    return same || heard.isEmpty() ? candidate.after(heard) : candidate;
  }

  private List<Delivery> deliveries(Candidate candidate, String trigger, Stamp cause) {
    return outreaches.deliveries(
        candidate.customer(), OutreachKey.ofCase(candidate.customer(), trigger, cause));
  }

  private static boolean isAboutIncidents(Trigger trigger) {
    return trigger.when().start().causes().stream()
        .map(EventPattern::event)
        .anyMatch(IncidentExposure.EVENT::equals);
  }

  /// Whether the customer may have it.
  private static boolean isHeard(DeliveryState state) {
    return switch (state) {
      case SENDING, SENT, DELIVERED, COMPLAINED, KEPT, UNKNOWN, FOREIGN -> true;
      case PENDING, BOUNCED, FAILED -> false;
    };
  }
}
