package dev.headsup.engine.decision;

import dev.headsup.engine.decision.Surroundings.Surging;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.policy.Rest;
import dev.headsup.engine.signal.Observation;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/// Is it relevant now? Pure.
final class Applicability {
  private Applicability() {}

  static Verdict stillTrue(Situation situation) {
    if (!Audience.includes(
        situation.trigger().who(), situation.known(), situation.activity(), situation.now())) {
      return Verdict.stop(Gate.STILL_TRUE, Reason.NOT_IN_AUDIENCE);
    }
    if (!Cases.stillTrue(situation.activity(), situation.trigger(), situation.cause())) {
      return Verdict.stop(Gate.STILL_TRUE, Reason.GOT_ON);
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

  /// It's us, not you: what happens in an outage of ours is no struggle of the customer's, and help
  /// and marketing rest until some time after the all-clear. Messages about outages pass.
  static Verdict itsUs(Situation situation) {
    if (!situation.mayRest() || isAboutIncidents(situation)) {
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

  private static boolean isAboutIncidents(Situation situation) {
    return situation.trigger().when().start().causes().stream()
        .anyMatch(cause -> cause.event().equals(Observation.IncidentExposure.EVENT));
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
    if (situation.told().has(situation.cause())) {
      return Verdict.stop(Gate.ALREADY_TOLD, Reason.TOLD_BEFORE);
    }
    return !situation.candidate().hasItsOffer()
        ? Verdict.stop(Gate.ALREADY_TOLD, Reason.NO_NEW_TUTORIAL)
        : Verdict.pass(Gate.ALREADY_TOLD, Reason.NEW_CASE);
  }

  static Verdict expiry(Situation situation) {
    String time = ReasonWords.duration(situation.trigger().expiry());
    return situation.now().isBefore(situation.end())
        ? Verdict.pass(Gate.EXPIRY, Reason.IN_TIME, time)
        : Verdict.stop(Gate.EXPIRY, Reason.TOO_OLD, time);
  }
}
