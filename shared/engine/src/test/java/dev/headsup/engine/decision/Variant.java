package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Surge;
import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Narrowing;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Triggers and policies that differ from the [Example] in one thing, and what is decided by them.
final class Variant {
  private Variant() {}

  /// The trigger with another id, purpose, value and holdout.
  static Trigger of(Trigger trigger, String id, Purpose purpose, double value, double holdout) {
    Trigger.Send send = trigger.send();
    return made(
        trigger,
        id,
        trigger.status(),
        purpose,
        trigger.when(),
        new Trigger.Send(
            send.firstOf(),
            send.also(),
            send.data(),
            send.urgency(),
            value,
            send.offer(),
            send.toPerson()),
        holdout);
  }

  /// The trigger, leaving its cases to a person.
  static Trigger toPerson(Trigger trigger, double holdout) {
    return made(
        trigger,
        trigger.id(),
        trigger.status(),
        trigger.purpose(),
        trigger.when(),
        new Trigger.Send(
            List.of(), List.of(), Map.of(), Urgency.NORMAL, 1, new Trigger.Offer.Nothing(), true),
        holdout);
  }

  /// The trigger with another start, and a wait.
  static Trigger when(Trigger trigger, When.Start start, Duration patience) {
    return made(
        trigger,
        trigger.id(),
        trigger.status(),
        trigger.purpose(),
        new When(start, List.of(), patience, null),
        trigger.send(),
        trigger.holdout());
  }

  /// The trigger about fewer customers.
  static Trigger narrowed(Trigger trigger, Narrowing narrowing) {
    return made(
        trigger,
        trigger.id(),
        trigger.status(),
        trigger.purpose(),
        trigger.when().narrowed(narrowing),
        trigger.send(),
        trigger.holdout());
  }

  private static Trigger made(
      Trigger from,
      String id,
      Trigger.Status status,
      Purpose purpose,
      When when,
      Trigger.Send send,
      double holdout) {
    return new Trigger(
        id,
        from.name(),
        from.owner(),
        status,
        purpose,
        from.components(),
        when,
        from.who(),
        send,
        from.limits(),
        from.expiry(),
        holdout,
        from.success(),
        from.hash());
  }

  /// The standard policy with a hold, a share that is left out, and something stopped.
  static Policy policy(Duration hold, double holdout, KillSwitch stop) {
    Policy standard = Policy.standard();
    Surge surge = standard.surge();
    return new Policy(
        standard.hash(),
        standard.consent(),
        standard.caps(),
        standard.quiet(),
        standard.fatigue(),
        standard.rest(),
        new Surge(hold, surge.atLeast(), surge.times(), surge.window(), surge.relook()),
        standard.heart(),
        standard.budgets(),
        standard.ceilings(),
        standard.audience(),
        standard.arbitration(),
        stop,
        holdout,
        standard.brand(),
        standard.braking());
  }

  /// Everything that a counter could say is spent.
  static Surroundings spent(Policy policy, Trigger trigger, Instant now) {
    return new Surroundings(
        policy,
        List.of(),
        Map.of(),
        Set.copyOf(
            ContactPolicy.counts(trigger, policy, now).stream()
                .map(ContactPolicy.Count::name)
                .toList()));
  }

  /// What is decided about the last case that these complete.
  static Decided decide(
      TriggerSet live,
      Known known,
      Activity start,
      Surroundings around,
      Instant now,
      Observation... observations) {
    Fold.Folded folded = Fold.fold(start, List.of(observations), live);
    return Decider.decide(
            folded.candidates().getLast(), live, known, folded.activity(), around, now)
        .orElseThrow();
  }

  /// What is decided when the wait of that is over.
  static Decided later(
      Decided waiting,
      TriggerSet live,
      Known known,
      Activity activity,
      Surroundings around,
      Instant now) {
    return Decider.decideAfterWait(waiting.candidate(), live, known, activity, around, now)
        .orElseThrow();
  }
}
