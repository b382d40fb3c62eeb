package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.brake.Held;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Contact;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.policy.Zones;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The one decision function. Every candidate of every feed goes through it, first when its case is
/// complete and, where it waits, again when the wait is over. Pure.
///
/// The gates are asked in order, and the first that does not let a candidate pass ends the
/// questions: [Eligibility], [Applicability], [Suitability], [ContactPolicy], [Arbiter].
public final class Decider {
  private Decider() {}

  /// Decides about a fresh candidate.
  ///
  /// @param live all triggers
  /// @param now the time of the decision
  /// @return empty when it is no case of its own: the customer is not one of those the trigger is
  ///   for, an earlier case of the trigger waits and this is its continuation, or they were not
  ///   told what it follows up on
  public static Optional<Decided> decide(
      Candidate candidate,
      TriggerSet live,
      Known known,
      Activity activity,
      Surroundings surroundings,
      Instant now) {
    Trigger trigger = candidate.trigger();
    if (!Audience.includes(trigger.who(), known, activity, now)
        || !Concern.isThere(candidate, known)
        || Cases.continues(activity, trigger, candidate.cause())
        || Cases.before(activity, trigger, candidate.cause()) == Cases.Before.NOT_TOLD) {
      return Optional.empty();
    }
    return Optional.of(
        judge(situation(candidate, live, known, activity, surroundings, now), false));
  }

  /// Decides again about a candidate whose wait is over.
  ///
  /// @return empty when the case does not wait any more, because it was decided before
  public static Optional<Decided> decideAfterWait(
      Candidate candidate,
      TriggerSet live,
      Known known,
      Activity activity,
      Surroundings surroundings,
      Instant now) {
    return activity.told(candidate.trigger().key()).waits(candidate.cause())
        ? Optional.of(judge(situation(candidate, live, known, activity, surroundings, now), true))
        : Optional.empty();
  }

  /// Decides about a case that waited for somebody who turned out to be this customer.
  ///
  /// @param candidate the case as this customer's
  /// @return empty when they were told of it, or wait for it themselves
  public static Optional<Decided> decideAfterJoin(
      Candidate candidate,
      TriggerSet live,
      Known known,
      Activity activity,
      Surroundings surroundings,
      Instant now) {
    Told told = activity.told(candidate.trigger().key());
    return told.continues(candidate.cause())
            || Cases.isTold(told, candidate.trigger(), candidate.cause())
        ? Optional.empty()
        : Optional.of(judge(situation(candidate, live, known, activity, surroundings, now), true));
  }

  private static Situation situation(
      Candidate candidate,
      TriggerSet live,
      Known known,
      Activity activity,
      Surroundings surroundings,
      Instant now) {
    Policy policy = surroundings.policy();
    Zones zones = Situation.zones(known, policy);
    return new Situation(
        candidate,
        known,
        activity,
        surroundings,
        Situation.ripe(candidate.trigger(), candidate.cause(), activity, policy, zones),
        zones,
        live,
        now);
  }

  /// The order in which candidates of one moment are decided: what matters most goes first.
  public static Comparator<Candidate> order(Surroundings surroundings) {
    // What follows up on another is decided when that is.
    return Comparator.comparing(
            (Candidate candidate) -> candidate.trigger().when().follows() != null)
        .thenComparing(Candidate::trigger, Arbiter.order(surroundings.policy()))
        .thenComparing(Candidate::cause);
  }

  /// A case whose wait is not over is asked only what no time will change ([Gate#isAskedEarly]).
  /// But one that the heart rule gives to a person, such as that of a customer in distress, does
  /// not wait: it is asked everything at once.
  private static Decided judge(Situation situation, boolean waited) {
    boolean waits =
        waited
            ? situation.now().isBefore(situation.ripe())
            : situation.ripe().isAfter(situation.cause().at());
    boolean early = waits && Suitability.heart(situation).answer() != Verdict.Answer.PERSON;
    List<Verdict> verdicts = askAll(situation, early);
    Decision decision =
        verdicts.stream()
            .filter(verdict -> !passes(verdict))
            .findFirst()
            .map(verdict -> end(verdict, situation))
            .orElseGet(() -> early ? new Decision.Defer(situation.ripe()) : speak(situation));
    Activity remembered = remembered(situation, decision);
    boolean tells = wouldTell(situation);
    boolean struggle = tells && !waited && Crowd.grows(situation, decision);
    return new Decided(
        situation.candidate(),
        decision,
        verdicts,
        situation.now(),
        waited,
        situation.end(),
        decision instanceof Decision.Send ? ContactPolicy.counts(situation) : List.of(),
        struggle,
        tells && decision instanceof Decision.Defer && Applicability.surging(situation),
        struggle ? Crowd.counted(situation, remembered) : remembered);
  }

  /// Whether a case that waits would be told, as things are now. Only such a case is one more who
  /// struggles: in an outage that is known none is, and none of a trigger that only watches.
  private static boolean wouldTell(Situation situation) {
    return Stream.of(Gate.CONSENT, Gate.WISHES, Gate.ITS_US, Gate.OPEN_CASE, Gate.LIVE)
        .noneMatch(gate -> askFor(gate, situation).answer() == Verdict.Answer.STOP);
  }

  private static Decision speak(Situation situation) {
    return situation.toPerson()
        ? handOff(situation, Suitability.heart(situation).because())
        : new Decision.Send(ContactPolicy.channels(situation), ContactPolicy.otherwise(situation));
  }

  private static Decision handOff(Situation situation, Reason because) {
    Severity severity = Suitability.severity(situation);
    return new Decision.HandOff(
        because, severity, situation.policy().heart().promised(severity, situation.now()));
  }

  private static boolean passes(Verdict verdict) {
    return switch (verdict.answer()) {
      case PASS, NOT_ASKED -> true;
      case STOP, WAIT, PERSON -> false;
    };
  }

  private static List<Verdict> askAll(Situation situation, boolean early) {
    List<Verdict> verdicts = new ArrayList<>();
    boolean open = true;
    for (Gate gate : Gate.values()) {
      Verdict verdict =
          open && (!early || gate.isAskedEarly())
              ? askFor(gate, situation)
              : Verdict.notAsked(gate);
      open = open && passes(verdict);
      verdicts.add(verdict);
    }
    return verdicts;
  }

  private static Verdict askFor(Gate gate, Situation situation) {
    return situation.toPerson() && gate.isAboutMessages()
        ? Verdict.pass(gate, Reason.FOR_A_PERSON)
        : ask(gate, situation);
  }

  private static Verdict ask(Gate gate, Situation situation) {
    return switch (gate) {
      case STOPPED -> Eligibility.stopped(situation);
      case CONSENT -> Eligibility.consent(situation);
      case WISHES -> Eligibility.wishes(situation);
      case STILL_TRUE -> Applicability.stillTrue(situation);
      case ITS_US -> Applicability.itsUs(situation);
      case ALREADY_TOLD -> Applicability.alreadyTold(situation);
      case EXPIRY -> Applicability.expiry(situation);
      case HEART -> Suitability.heart(situation);
      case OPEN_CASE -> Suitability.openCase(situation);
      case LIMIT -> ContactPolicy.limit(situation);
      case CAPS -> ContactPolicy.caps(situation);
      case FATIGUE -> ContactPolicy.fatigue(situation);
      case QUIET_HOURS -> ContactPolicy.quietHours(situation);
      case BUDGET -> ContactPolicy.budget(situation);
      case PRIORITY -> Arbiter.priority(situation);
      case HOLDOUT -> Arbiter.holdout(situation);
      case LIVE -> live(situation);
      case BRAKES -> brakes(situation);
    };
  }

  private static Verdict live(Situation situation) {
    return switch (situation.trigger().status()) {
      case LIVE -> Verdict.pass(Gate.LIVE, Reason.IS_LIVE);
      case SHADOW -> Verdict.stop(Gate.LIVE, Reason.ONLY_WATCHES);
      case DRAFT, PAUSED -> Verdict.stop(Gate.LIVE, Reason.IS_NOT_LIVE);
    };
  }

  private static Verdict brakes(Situation situation) {
    Held held = situation.surroundings().held().get(situation.trigger().id());
    return switch (held) {
      case null -> Verdict.pass(Gate.BRAKES, Reason.NO_BRAKE);
      case Held.Stopped(String why) -> Verdict.waits(Gate.BRAKES, Reason.STOPPED_ITSELF, why);
      case Held.Watching watching -> Verdict.stop(Gate.BRAKES, Reason.WATCHES_FIRST);
      case Held.Unapproved(long customers) ->
          Verdict.waits(Gate.BRAKES, Reason.UNAPPROVED, Long.toString(customers));
      case Held.Ramp(long size, Instant until) ->
          until == null
              ? Verdict.waits(Gate.BRAKES, Reason.STEP_FULL, Long.toString(size))
              : Verdict.waits(
                  Gate.BRAKES, Reason.STEP_UNTIL, ReasonWords.time(until), Long.toString(size));
    };
  }

  private static Decision end(Verdict verdict, Situation situation) {
    return switch (verdict.answer()) {
      case PASS, NOT_ASKED -> throw new IllegalArgumentException("No end: " + verdict);
      case STOP ->
          verdict.because() == Reason.HELD_OUT
              ? new Decision.HoldOut(verdict.with().getFirst())
              : new Decision.Suppress(verdict.gate(), verdict.reason());
      case WAIT -> {
        Instant again = again(verdict, situation);
        yield again.isBefore(situation.end())
            ? new Decision.Defer(again)
            : new Decision.Suppress(Gate.EXPIRY, verdict.reason());
      }
      case PERSON ->
          situation.trigger().status() == Trigger.Status.LIVE
              ? handOff(situation, verdict.because())
              : new Decision.Suppress(Gate.LIVE, live(situation).reason());
    };
  }

  /// When to ask again after a gate said "not now"; a case whose wait is not over is asked then
  /// anyway.
  private static Instant again(Verdict verdict, Situation situation) {
    Instant asked =
        verdict.because() == Reason.QUIET_UNTIL
                || verdict.because() == Reason.AFTER
                || verdict.because() == Reason.STEP_UNTIL
            ? ReasonWords.instant(verdict.with().getFirst())
            : situation.now().plus(situation.policy().surge().relook());
    return asked.isBefore(situation.ripe()) ? situation.ripe() : asked;
  }

  private static Activity remembered(Situation situation, Decision decision) {
    Trigger trigger = situation.trigger();
    Activity activity = situation.activity();
    Told told = situation.told();
    return switch (decision) {
      case Decision.Send(List<Channel> channels, List<Channel> otherwise) ->
          activity
              .with(trigger.key(), tell(situation, told))
              .with(
                  new Contact(
                      situation.now(),
                      Set.copyOf(channels),
                      situation.category(),
                      situation.purpose(),
                      trigger.limits().countsTowardCaps(),
                      trigger.key()));
      case Decision.Defer defer -> activity.with(trigger.key(), told.waitFor(situation.cause()));
      // Whoever was called for is called once, so a case that went to a person counts as told.
      case Decision.HandOff handOff ->
          Suitability.remembered(situation, activity.with(trigger.key(), tell(situation, told)));
      case Decision.HoldOut heldOut ->
          activity.with(trigger.key(), told.cancelled(situation.cause()));
      case Decision.Suppress suppress ->
          activity.with(trigger.key(), told.cancelled(situation.cause()));
    };
  }

  private static Told tell(Situation situation, Told told) {
    Trigger.Limit limit = situation.trigger().limits().perCustomer();
    return told.tell(situation.cause(), limit.times(), limit.within());
  }
}
