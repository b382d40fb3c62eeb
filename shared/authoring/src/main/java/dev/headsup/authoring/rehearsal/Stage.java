package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.rehearsal.Rehearsal.Happening;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.decision.Standing;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.outreach.Decisions;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Offer;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.tutorial.Tutorials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Plays one test: the engine as the functions call it, with a clock that jumps from one event or
/// wait to the next. Of one trigger and one play; not for reuse.
///
/// The trigger speaks, whatever its status, and nobody is in its control group: a test is about
/// what it means, not about how far it may go today.
final class Stage {
  /// How long after the last event waits are followed.
  private static final Duration REST = Duration.ofDays(120);

  /// How many waits are followed; whoever waits on and on is not waited for.
  private static final int MOST_WAITS = 500;

  private final TriggerSet triggers;
  private final Policy policy;
  private final Rehearsal rehearsal;
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<String, Outreach> ledger = new HashMap<>();
  private final PriorityQueue<DueEntry.Wait> waits =
      new PriorityQueue<>(
          Comparator.comparing(DueEntry.Wait::at).thenComparing(DueEntry::outreach));
  private final List<Decided> decided = new ArrayList<>();
  private Activity activity = Activity.NONE;

  Stage(CompiledTrigger trigger, Policy policy, Rehearsal rehearsal) {
    this.triggers = Standing.set(trigger.all().stream().map(each -> live(each.trigger())).toList());
    this.policy = policy;
    this.rehearsal = rehearsal;
  }

  private static Trigger live(Trigger trigger) {
    return trigger.going(Trigger.Status.LIVE).forEverybody();
  }

  /// Everything that was decided, in the order of time.
  List<Decided> play() {
    Instant end = Instant.EPOCH;
    for (Happening happening : rehearsal.happenings()) {
      waitUntil(happening.at());
      decide(observed(happening), happening.at());
      end = happening.at();
    }
    waitUntil(end.plus(REST));
    return List.copyOf(decided);
  }

  private Observation observed(Happening happening) {
    return switch (happening) {
      case Happening.Seen(Observation observation) -> observation;
      case Happening.News(String id, var report) -> {
        Incident before = incidents.get(id);
        Incident now = before == null ? Incident.of(id, report) : before.with(report);
        incidents.put(id, now);
        yield IncidentExposure.of(now, now.revision(), use(now));
      }
    };
  }

  /// The customer of a rehearsal uses what an incident is about until it begins.
  private static Use use(Incident incident) {
    return new Use(
        Customers.ANA,
        incident.concerned().getFirst(),
        LocalDate.ofInstant(incident.report().startedAt(), ZoneOffset.UTC));
  }

  private void decide(Observation observation, Instant now) {
    Fold.Folded folded = Fold.fold(activity, List.of(observation), triggers);
    take(
        Decisions.of(
            stored(),
            folded.activity(),
            folded.candidates().stream().map(this::offering).toList(),
            triggers,
            rehearsal.customer(),
            around(),
            now));
  }

  /// Some tutorial stands for the one that would be chosen.
  private Candidate offering(Candidate candidate) {
    return switch (candidate.trigger().send().offer()) {
      case Offer.Tutorial(String feature) ->
          candidate.offering(rehearsal.seenAll() ? Map.of() : Map.of(Tutorials.TUTORIAL, feature));
      case Offer.Consultation consultation -> candidate;
      case Offer.Nothing nothing -> candidate;
    };
  }

  private void waitUntil(Instant time) {
    for (int count = 0; count < MOST_WAITS; count++) {
      DueEntry.Wait next = waits.peek();
      if (next == null || next.at().isAfter(time)) {
        return;
      }
      waits.remove();
      Outreach waiting = ledger.get(next.outreach());
      if (waiting != null && waiting.decision() instanceof Decision.Defer) {
        triggers
            .find(next.trigger())
            .flatMap(trigger ->
                Decisions.afterWait(
                    stored(),
                    offering(waiting.candidate(trigger, waiting.customer())),
                    triggers,
                    rehearsal.customer(),
                    around(),
                    next.at()))
            .ifPresent(this::take);
      }
    }
  }

  private Stored stored() {
    return new Stored(Customers.ANA, activity, 1, null);
  }

  private Surroundings around() {
    return new Surroundings(policy, List.copyOf(incidents.values()), Map.of(), Set.of());
  }

  private void take(Decisions decisions) {
    activity = decisions.commit().activity().activity();
    decisions.commit().outreaches().forEach(outreach -> ledger.put(outreach.id(), outreach));
    for (DueEntry due : decisions.commit().dues()) {
      switch (due) {
        case DueEntry.Wait wait -> waits.add(wait);
        case DueEntry.Deliver deliver -> {}
      }
    }
    decided.addAll(decisions.decided());
  }
}
