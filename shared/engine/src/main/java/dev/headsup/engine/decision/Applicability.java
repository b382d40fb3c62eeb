package dev.headsup.engine.decision;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Surroundings.Surging;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Unions;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Rest;
import dev.headsup.engine.prediction.Prediction;
import dev.headsup.engine.prediction.Scorecard;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Is it relevant now? Pure.
final class Applicability {
  private Applicability() {}

  static Verdict stillTrue(Situation situation) {
    if (!Audience.includes(
        situation.trigger().who(), situation.known(), situation.activity(), situation.now())) {
      return Verdict.stop(Gate.STILL_TRUE, Reason.NOT_IN_AUDIENCE);
    }
    if (!Cases.stillTrue(situation.activity(), situation.trigger(), situation.cause())
        || !scoreStayed(situation)) {
      return Verdict.stop(Gate.STILL_TRUE, Reason.GOT_ON);
    }
    Set<Channel> heard = situation.candidate().heard();
    if (heard != null && heard.isEmpty()) {
      return Verdict.stop(Gate.STILL_TRUE, Reason.NOT_TOLD_BEFORE);
    }
    if (turned(situation)) {
      return Verdict.waits(Gate.STILL_TRUE, Reason.UNSETTLED);
    }
    return switch (Cases.before(situation.activity(), situation.trigger(), situation.cause())) {
      case TOLD -> Verdict.pass(Gate.STILL_TRUE, Reason.NOTHING_CHANGED);
      case WAITS ->
          situation.now().isBefore(situation.ripe())
              ? Verdict.pass(Gate.STILL_TRUE, Reason.NOTHING_CHANGED)
              : Verdict.waits(Gate.STILL_TRUE, Reason.FIRST_WAITS);
      case NOT_TOLD -> Verdict.stop(Gate.STILL_TRUE, Reason.NOT_TOLD_BEFORE);
    };
  }

  /// Whether an incident ended by now that the message says goes on, or goes on that it says is
  /// over. Either may be for a moment only: what lasts comes as news, and ends the case.
  private static boolean turned(Situation situation) {
    int key = situation.cause().key();
    if (key == 0 || !situation.startsWith(IncidentExposure.EVENT)) {
      return false;
    }
    Set<Boolean> over = new HashSet<>();
    for (EventPattern line : situation.trigger().when().start().causes()) {
      for (Phase phase : Phase.values()) {
        if (line.where().stream()
            .filter(condition -> condition.field().equals("phase"))
            .allMatch(
                condition -> condition.holds(Map.of("phase", new Value.Text(phase.word()))))) {
          over.add(phase.isOver());
        }
      }
    }
    return situation.surroundings().incidents().stream()
        .filter(incident -> EventPattern.key(incident.id()) == key)
        .anyMatch(incident -> !over.contains(incident.phase().isOver()));
  }

  /// A score falls without an event. So one that has to stay is looked at again, as it is now or
  /// was when the wait ended; a score of a model that is not ours is taken at its word.
  private static boolean scoreStayed(Situation situation) {
    Trigger trigger = situation.trigger();
    if (trigger.when().patience().isZero()
        || !situation.startsWith(Observation.ScoreCrossed.EVENT)) {
      return true;
    }
    Instant ended = situation.cause().at().plus(trigger.when().patience());
    Instant asked = situation.now().isBefore(ended) ? situation.now() : ended;
    Prediction is = Scorecard.STARTER.predict(situation.activity(), asked);
    Observation again =
        new Observation.ScoreCrossed(
            situation.candidate().customer(),
            new EventId("score again"),
            is.model(),
            is.score(),
            is.reasons(),
            asked);
    return trigger.when().start().causes().stream()
        .filter(line -> isOf(is.model(), line))
        .allMatch(line -> line.holds(again));
  }

  private static boolean isOf(String model, EventPattern line) {
    return line.where().stream()
        .filter(condition -> condition.field().equals("model"))
        .allMatch(condition -> condition.holds(Map.of("model", new Value.Text(model))));
  }

  /// It's us, not you: what happens in an outage of ours is no struggle of the customer's, and help
  /// and marketing rest until some time after the all-clear. Messages about outages pass.
  static Verdict itsUs(Situation situation) {
    if (!situation.mayRest() || situation.startsWith(IncidentExposure.EVENT)) {
      return Verdict.pass(Gate.ITS_US, Reason.NO_OUTAGE);
    }
    for (Incident incident : situation.surroundings().incidents()) {
      if (concerns(incident, situation)) {
        Optional<Verdict> verdict = outage(incident, situation);
        if (verdict.isPresent()) {
          return verdict.get();
        }
      }
    }
    Optional<Verdict> exposed = exposed(situation);
    if (exposed.isPresent()) {
      return exposed.get();
    }
    return surging(situation)
        ? Verdict.waits(Gate.ITS_US, Reason.OUTAGE_SUSPECTED, situation.trigger().name())
        : Verdict.pass(Gate.ITS_US, Reason.NO_OUTAGE);
  }

  /// Whether many have this at once and no person has said yet that this is no outage.
  static boolean surging(Situation situation) {
    Surging surging = situation.surroundings().surging().get(situation.trigger().id());
    boolean dismissed =
        situation.surroundings().incidents().stream()
            .anyMatch(
                incident -> Crowd.isDismissed(incident, situation.trigger().id(), situation.now()));
    return surging != null
        && !dismissed
        && situation.policy().surge().isSurge(surging.customers(), surging.usual());
  }

  private static boolean concerns(Incident incident, Situation situation) {
    return Crowd.isOf(incident, situation.trigger().id())
        || !Collections.disjoint(incident.report().components(), situation.trigger().components());
  }

  private static Optional<Verdict> outage(Incident incident, Situation situation) {
    Rest rest = situation.policy().rest();
    String title = incident.title();
    Instant ended = incident.ended().orElse(Instant.MAX);
    if (incident.isDismissed()) {
      return Optional.empty();
    }
    if (!incident.isConfirmed()) {
      return incident.phase().isOn()
          ? Optional.of(Verdict.waits(Gate.ITS_US, Reason.OUTAGE_SUSPECTED, title))
          : Optional.empty();
    }
    if (rest.covers(situation.cause().at(), incident.report().startedAt(), ended)
        || incident.phase().isOn()) {
      return Optional.of(Verdict.stop(Gate.ITS_US, Reason.OUTAGE, title));
    }
    return incident.ended().isPresent() && situation.now().isBefore(rest.over(ended))
        ? Optional.of(Verdict.stop(Gate.ITS_US, Reason.OUTAGE_JUST_OVER, title))
        : Optional.empty();
  }

  /// An outage that this customer was exposed to, whatever the trigger is about.
  private static Optional<Verdict> exposed(Situation situation) {
    if (Care.outageGoesOn(situation.activity(), situation.now())) {
      return Optional.of(Verdict.stop(Gate.ITS_US, Reason.AFFECTED));
    }
    return Care.outageEnded(situation.activity())
        .filter(ended -> situation.now().isBefore(situation.policy().rest().over(ended)))
        .map(ended -> Verdict.stop(Gate.ITS_US, Reason.AFFECTED_BEFORE));
  }

  static Verdict alreadyTold(Situation situation) {
    if (Cases.isTold(situation.told(), situation.trigger(), situation.cause())
        || isToldByAnother(situation)) {
      return Verdict.stop(Gate.ALREADY_TOLD, Reason.TOLD_BEFORE);
    }
    int circle = circle(situation);
    if (circle >= Lineage.MOST) {
      return Verdict.stop(Gate.ALREADY_TOLD, Reason.IN_A_CIRCLE, Integer.toString(circle));
    }
    return !situation.candidate().hasItsOffer()
        ? Verdict.stop(Gate.ALREADY_TOLD, Reason.NO_NEW_TUTORIAL)
        : Verdict.pass(Gate.ALREADY_TOLD, Reason.NEW_CASE);
  }

  /// How many messages of ours led to it, one because of the other: as many as its event says, or
  /// as this trigger sent them since the first, where a system says the same of every event.
  private static int circle(Situation situation) {
    Lineage lineage = situation.candidate().evidence().lineage();
    if (lineage == null) {
      return 0;
    }
    long since =
        situation.activity().contacts().stream()
            .filter(contact -> contact.triggerKey() == situation.trigger().key())
            .filter(contact -> !contact.at().isBefore(lineage.since()))
            .count();
    return Math.max(lineage.hops(), (int) since);
  }

  /// Whether the customer heard of the same outage as another source told it, and that goes on. Two
  /// who spoke before it was known that they are one stay two; no customer hears it from both.
  private static boolean isToldByAnother(Situation situation) {
    if (situation.trigger().when().follows() != null
        || !situation.startsWith(IncidentExposure.EVENT)) {
      return false;
    }
    List<Incident> all = situation.surroundings().incidents();
    return all.stream()
        .filter(one -> EventPattern.key(one.id()) == situation.cause().key())
        .flatMap(one -> all.stream().filter(other -> Unions.isSame(one, other)))
        .filter(other -> other.phase().isOn())
        .anyMatch(other -> !situation.told().cases().of(EventPattern.key(other.id())).isEmpty());
  }

  static Verdict expiry(Situation situation) {
    String time = ReasonWords.duration(situation.trigger().expiry());
    return situation.now().isBefore(situation.end())
        ? Verdict.pass(Gate.EXPIRY, Reason.IN_TIME, time)
        : Verdict.stop(Gate.EXPIRY, Reason.TOO_OLD, time);
  }
}
