package dev.headsup.engine.decision;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.policy.Contact;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Hash;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which of several messages goes, and who is not told so that the effect can be seen. Pure.
final class Arbiter {
  private static final long SHARES = 1L << 32;

  /// What is closer together than this comes at once, for a customer.
  private static final Duration MOMENT = Duration.ofMinutes(5);

  /// How long after another one's time this one is looked at again.
  private static final Duration LET_PASS = Duration.ofMinutes(1);

  private Arbiter() {}

  static double score(Trigger trigger, Policy policy) {
    return policy
        .arbitration()
        .score(trigger.purpose(), trigger.send().urgency(), trigger.send().value());
  }

  /// The best first; equal scores by the trigger's id, so that every run ends alike.
  static Comparator<Trigger> order(Policy policy) {
    return Comparator.comparingDouble((Trigger trigger) -> score(trigger, policy))
        .reversed()
        .thenComparing(Trigger::id);
  }

  /// Whether few enough of help and marketing go at this moment. One that matters more and is about
  /// to be ripe goes first.
  static Verdict priority(Situation situation) {
    Trigger trigger = situation.trigger();
    String own = number(score(trigger, situation.policy()));
    if (!situation.mayRest()) {
      return Verdict.pass(Gate.PRIORITY, Reason.MATTERS_MOST, own);
    }
    int atOnce = situation.policy().arbitration().atOnce();
    List<Contact> now = justHeard(situation);
    if (now.size() >= atOnce) {
      Optional<Trigger> heard = situation.live().byKey(now.getFirst().triggerKey());
      return Verdict.stop(
          Gate.PRIORITY,
          Reason.LOST_TO,
          heard.map(Trigger::name).orElse("another message"),
          heard.map(one -> number(score(one, situation.policy()))).orElse("?"),
          own);
    }
    List<Coming> better = better(situation);
    if (better.size() + now.size() >= atOnce && !better.isEmpty()) {
      Coming first = better.getFirst();
      return Verdict.waits(
          Gate.PRIORITY,
          Reason.AFTER,
          ReasonWords.time(later(first.ripe(), situation.now()).plus(LET_PASS)),
          first.trigger().name(),
          number(score(first.trigger(), situation.policy())),
          own);
    }
    return Verdict.pass(Gate.PRIORITY, Reason.MATTERS_MOST, own);
  }

  private static List<Contact> justHeard(Situation situation) {
    Instant from = situation.now().minus(MOMENT);
    return situation.activity().contacts().reversed().stream()
        .filter(contact -> contact.at().isAfter(from) && contact.purpose().needsGrant())
        .filter(contact -> contact.triggerKey() != situation.trigger().key())
        .toList();
  }

  /// A case that waits.
  private record Coming(Trigger trigger, Instant ripe) {}

  /// Those that matter more and are due at this moment: a little later, or as long ago as their
  /// timer may be late.
  private static List<Coming> better(Situation situation) {
    Comparator<Trigger> order = order(situation.policy());
    Instant from = situation.now().minus(MOMENT);
    Instant until = situation.now().plus(MOMENT);
    List<Coming> coming = new ArrayList<>();
    situation
        .activity()
        .told()
        .forEach((key, told) ->
            situation
                .live()
                .byKey(key)
                .filter(rival -> rival.purpose().needsGrant() && !rival.send().toPerson())
                .filter(rival -> rival.status() == Trigger.Status.LIVE)
                .filter(rival -> order.compare(rival, situation.trigger()) < 0)
                .ifPresent(rival ->
                    told.waiting().stamps().stream()
                        .map(cause ->
                            Situation.ripe(
                                rival,
                                cause,
                                situation.activity(),
                                situation.policy(),
                                situation.zones()))
                        .filter(ripe -> ripe.isAfter(from) && ripe.isBefore(until))
                        .findFirst()
                        .ifPresent(ripe -> coming.add(new Coming(rival, ripe)))));
    coming.sort(Comparator.comparing(Coming::trigger, order));
    return coming;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String number(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  /// Sticky: a customer is in a control group by a hash of who they are and of the experiment.
  /// Nobody who heard from a trigger moves into its control group, and nobody who heard help or
  /// marketing into that of all; a case that went to a person is no message. Security, service and
  /// incidents are never held out.
  static Verdict holdout(Situation situation) {
    Trigger trigger = situation.trigger();
    if (!situation.mayRest() || situation.startsWith(IncidentExposure.EVENT)) {
      return Verdict.pass(Gate.HOLDOUT, Reason.TREATED);
    }
    CustomerId customer = situation.candidate().customer();
    List<Contact> heard = situation.activity().contacts();
    boolean global = isIn(customer, "global", situation.policy().holdout(trigger.purpose()));
    if (global && heard.stream().noneMatch(contact -> contact.purpose().needsGrant())) {
      return Verdict.stop(Gate.HOLDOUT, Reason.HELD_OUT, "global");
    }
    boolean told = heard.stream().anyMatch(contact -> contact.triggerKey() == trigger.key());
    return isIn(customer, trigger.id(), trigger.holdout()) && !told
        ? Verdict.stop(Gate.HOLDOUT, Reason.HELD_OUT, trigger.id())
        : Verdict.pass(Gate.HOLDOUT, Reason.TREATED);
  }

  private static boolean isIn(CustomerId customer, String experiment, double share) {
    long place = Hash.of("holdout " + experiment + " " + customer.value()) & (SHARES - 1);
    return place < share * SHARES;
  }
}
