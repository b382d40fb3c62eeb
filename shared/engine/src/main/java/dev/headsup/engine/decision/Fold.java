package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.activity.Track;
import dev.headsup.engine.policy.Contact;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.ToldWrong;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.TriggerSet.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Folds behaviour into activity and finds the cases that it completes. Pure.
public final class Fold {
  private static final Duration FORGET_AFTER = Duration.ofDays(7);

  /// The order of their stamps.
  private static final Comparator<Observation> AS_STAMPED =
      Comparator.<Observation>comparingLong(observation -> observation.at().toEpochMilli())
          .thenComparingInt(observation -> observation.id().tag());

  private Fold() {}

  /// What came of it: the activity after, and a candidate for each event that was new and completed
  /// a case, in the order of the events.
  public record Folded(Activity activity, List<Candidate> candidates) {
    public Folded {
      candidates = List.copyOf(candidates);
    }
  }

  /// Folds one customer's behaviours in the order they happened. An event that is known already
  /// changes nothing and completes nothing.
  public static Folded fold(
      Activity start, List<? extends Observation> observations, TriggerSet triggers) {
    List<Observation> ordered = new ArrayList<>(observations);
    ordered.sort(AS_STAMPED);
    Activity activity = start;
    List<Candidate> candidates = new ArrayList<>();
    for (Observation observation : ordered) {
      Activity before = activity;
      Lineage lineage = observation.lineage();
      activity = one(activity, observation, triggers, lineage, candidates);
      for (Observation crossed : Scores.crossed(before, activity, observation, triggers)) {
        // A score that moves because of an event comes of whatever led to that.
        activity = one(activity, crossed, triggers, lineage, candidates);
      }
    }
    return new Folded(withoutForgotten(activity, triggers), candidates);
  }

  private static Activity one(
      Activity start,
      Observation observation,
      TriggerSet triggers,
      @Nullable Lineage lineage,
      List<Candidate> candidates) {
    Activity activity =
        showsThem(observation) ? start.seen(observation.at().toEpochMilli()) : start;
    for (Watch watch : triggers.met(observation)) {
      Stamp stamp = watch.pattern().stamp(observation);
      Track before = activity.track(watch.spec().key());
      activity = activity.with(stamp, watch.spec());
      // A copy that puts the time of a known event right is no other event.
      if (!activity.track(watch.spec().key()).equals(before) && !before.has(stamp)) {
        candidates.addAll(completed(activity, observation, watch, stamp, lineage));
      }
    }
    seen(activity, observation, triggers, lineage).stream()
        .filter(more ->
            candidates.stream().noneMatch(one -> one.trigger().id().equals(more.trigger().id())))
        .forEach(candidates::add);
    return activity;
  }

  /// Drops what no trigger asked about for a week; sooner would lose it to a worker that still runs
  /// the triggers of a minute ago.
  private static Activity withoutForgotten(Activity activity, TriggerSet triggers) {
    long floor = activity.lastSeen() - FORGET_AFTER.toMillis();
    Predicate<Map.Entry<Integer, Track>> forgotten =
        track ->
            track.getValue().stamps().getLast().millis() < floor
                && triggers.spec(track.getKey()).isEmpty();
    if (activity.tracks().entrySet().stream().noneMatch(forgotten)) {
      return activity;
    }
    Map<Integer, Track> kept = new HashMap<>(activity.tracks());
    kept.entrySet().removeIf(forgotten);
    return new Activity(activity.lastSeen(), kept, activity.told(), activity.contacts());
  }

  private static List<Candidate> completed(
      Activity activity,
      Observation observation,
      Watch watch,
      Stamp stamp,
      @Nullable Lineage lineage) {
    if (isHistory(observation)) {
      return List.of();
    }
    List<Candidate> completed = new ArrayList<>();
    for (Trigger trigger : watch.starts()) {
      Cases.completed(activity, trigger, watch.pattern(), stamp)
          .filter(window -> Cases.begins(activity, trigger, window.getLast()))
          .ifPresent(window ->
              Concern.facts(activity, trigger, observation)
                  .ifPresent(facts ->
                      completed.add(Candidate.of(trigger, observation, window, facts, lineage))));
    }
    return completed;
  }

  /// Triggers that start with anything have one case open at a time, and are looked at only where
  /// there is none. Of events that come together the first with which one begins counts: no track
  /// knows them, so each of them would begin it again.
  private static List<Candidate> seen(
      Activity activity, Observation observation, TriggerSet triggers, @Nullable Lineage lineage) {
    if (triggers.always().isEmpty() || !showsThem(observation)) {
      return List.of();
    }
    Stamp stamp = Stamp.of(observation.at(), observation.id());
    return triggers.always().stream()
        .filter(trigger -> !activity.told(trigger.key()).continues(stamp))
        .filter(trigger -> Cases.begins(activity, trigger, stamp))
        .map(trigger -> Candidate.of(trigger, observation, List.of(stamp), List.of(), lineage))
        .toList();
  }

  /// Whether the customer themselves was there: what we or a model found out about them shows
  /// nobody, and neither does what lies in the past.
  private static boolean showsThem(Observation observation) {
    return switch (observation) {
      case Observation.Behaviour behaviour -> true;
      case Observation.MentionSeen mention -> true;
      case Observation.ContactOpened contact -> !isHistory(contact);
      case IncidentExposure exposure -> false;
      case ToldWrong wrong -> false;
      case Observation.ScoreCrossed crossed -> false;
    };
  }

  private static boolean isHistory(Observation observation) {
    return observation instanceof Observation.ContactOpened contact
        && contact.stage() == Observation.ContactOpened.Stage.PAST;
  }

  /// One activity out of two halves of one person: the one that stays, and the one that goes into
  /// it, usually an anonymous one. May be repeated. What no trigger asks about any more is dropped.
  public static Activity merge(Activity left, Activity right, TriggerSet triggers) {
    Map<Integer, Track> tracks = new HashMap<>(left.tracks());
    right
        .tracks()
        .forEach((key, track) ->
            triggers
                .spec(key)
                .ifPresent(
                    spec -> tracks.merge(key, track, (mine, more) -> mine.merge(more, spec))));
    Map<Integer, Told> told = new HashMap<>(left.told());
    right.told().forEach((key, more) -> told.put(key, both(left.told(key), more, key, triggers)));
    told.values().removeIf(Told.NOTHING::equals);
    Activity both =
        new Activity(Math.max(left.lastSeen(), right.lastSeen()), tracks, told, left.contacts());
    for (Contact contact : right.contacts()) {
      both = left.contacts().contains(contact) ? both : both.with(contact);
    }
    return both;
  }

  private static Told both(Told mine, Told other, int key, TriggerSet triggers) {
    int keep = triggers.byKey(key).map(trigger -> trigger.limits().perCustomer().times()).orElse(1);
    Duration within =
        triggers
            .byKey(key)
            .map(trigger -> trigger.limits().perCustomer().within())
            .orElse(Duration.ofDays(1));
    return mine.merge(other, keep, within);
  }
}
