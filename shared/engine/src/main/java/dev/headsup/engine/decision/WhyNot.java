package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Group;
import dev.headsup.engine.trigger.When.Follows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How each condition of a trigger stands for a customer at a moment: the answer to why a trigger
/// never had a case. It asks the same functions as the decision does. Pure.
///
/// @param found one for each condition, in the order of the trigger's file
public record WhyNot(Trigger trigger, Instant at, List<Found> found) {
  public WhyNot {
    found = List.copyOf(found);
  }

  private static final Set<String> ADDRESSES = Set.of("email", "phone");

  /// How a condition stands.
  ///
  /// @param holds whether it is met
  public record Found(Finding finding, boolean holds, List<Said> with) {
    public Found {
      with = List.copyOf(with);
    }

    /// The same in words.
    public String words(Locale language) {
      return finding.words(language, with);
    }
  }

  /// Whether every condition is met.
  public boolean isMet() {
    return found.stream().allMatch(Found::holds);
  }

  /// Holds a customer against a trigger, be it live or not.
  ///
  /// @param activity what is remembered at that moment, with the conditions of this trigger
  /// @param seen what was seen of the customer until then, if it is known: tells of events that
  ///   came and did not count
  /// @param policy says where a customer may be
  public static WhyNot of(
      Trigger trigger,
      Known known,
      Activity activity,
      List<? extends Observation> seen,
      Policy policy,
      Instant now) {
    List<Found> found = new ArrayList<>();
    found.add(status(trigger));
    Optional<Stamp> cause = cause(trigger, activity);
    ZoneId zone = Situation.zones(known, policy).all().getFirst();
    Found start = Starts.of(trigger, activity, cause, zone, now);
    found.add(start);
    if (!start.holds()) {
      trigger.when().start().causes().forEach(pattern -> found.addAll(missed(pattern, seen)));
    }
    Stamp moment = cause.orElse(new Stamp(now.toEpochMilli(), 0));
    Follows follows = trigger.when().follows();
    if (follows != null) {
      boolean told = Cases.before(activity, trigger, moment) == Cases.Before.TOLD;
      found.add(
          new Found(
              told ? Finding.TOLD_FIRST : Finding.NOT_TOLD_FIRST,
              told,
              List.of(Said.as(follows.trigger()))));
    }
    trigger.when().and().forEach(past -> found.add(past(past, activity, moment)));
    trigger.who().include().forEach(group -> found.add(group(group, known, activity, now)));
    trigger.who().exclude().forEach(group -> found.add(leftOut(group, known, activity, now)));
    return new WhyNot(trigger, now, found);
  }

  private static Found status(Trigger trigger) {
    return switch (trigger.status()) {
      case DRAFT -> new Found(Finding.IS_DRAFT, false, List.of());
      case PAUSED -> new Found(Finding.IS_PAUSED, false, List.of());
      case SHADOW -> new Found(Finding.ONLY_WATCHES, true, List.of());
      case LIVE -> new Found(Finding.IS_LIVE, true, List.of());
    };
  }

  /// The newest event that completed a case, by the rule of the decision itself.
  private static Optional<Stamp> cause(Trigger trigger, Activity activity) {
    return trigger.when().start().causes().stream()
        .flatMap(pattern ->
            activity.track(pattern.key()).stamps().stream()
                .flatMap(stamp -> Cases.completed(activity, trigger, pattern, stamp).stream()))
        .map(List::getLast)
        .max(Comparator.naturalOrder());
  }

  /// The newest event of that name that did not count, and the first of its properties that was
  /// otherwise.
  private static List<Found> missed(EventPattern pattern, List<? extends Observation> seen) {
    List<? extends Observation> others =
        seen.stream()
            .filter(one -> one.event().equals(pattern.event()) && !pattern.holds(one))
            .toList();
    if (others.isEmpty()) {
      return List.of();
    }
    Observation newest = others.stream().max(Comparator.comparing(Observation::at)).orElseThrow();
    Map<String, Value> values = newest.properties().values();
    FieldCondition failed =
        pattern.where().stream().filter(one -> !one.holds(values)).findFirst().orElseThrow();
    Value value = values.get(failed.field());
    return List.of(
        new Found(
            Finding.NEAR_MISS,
            false,
            List.of(
                Said.did(new EventPattern(pattern.event(), List.of())),
                Said.found(others.size()),
                time(newest.at()),
                Said.as(failed.field()),
                value == null ? new Said("not there", "nicht da") : Said.as(value.toString()),
                Said.wanted(failed))));
  }

  private static Found past(Past past, Activity activity, Stamp moment) {
    boolean told = past.did().by() != null;
    boolean holds = past.holds(activity, moment.at(), moment.key());
    Said did = Said.did(past.did());
    Said wanted = Said.wanted(past.count(), past.times());
    Instant from = past.within() == null ? Instant.EPOCH : moment.at().minus(past.within());
    int times = activity.track(past.did().key()).countAfter(from, told ? moment.key() : 0);
    return past.within() == null
        ? new Found(Finding.PAST_EVER, holds, List.of(did, Said.found(times), wanted))
        : new Found(Finding.PAST, holds, List.of(did, Said.found(times), time(from), wanted));
  }

  private static Found group(Group group, Known known, Activity activity, Instant now) {
    boolean holds = Audience.holds(group, known, activity, now);
    return switch (group) {
      case Group.Has(FieldCondition trait) ->
          trait(
              trait,
              known.profile().traits().values(),
              holds,
              Finding.TRAIT,
              Finding.TRAIT_UNKNOWN);
      case Group.AccountHas(FieldCondition trait) ->
          trait(
              trait,
              known.account().values(),
              holds,
              Finding.ACCOUNT_TRAIT,
              Finding.ACCOUNT_TRAIT_UNKNOWN);
      case Group.Did(Past past) -> past(past, activity, new Stamp(now.toEpochMilli(), 0));
    };
  }

  private static Found trait(
      FieldCondition trait,
      Map<String, Value> traits,
      boolean holds,
      Finding known,
      Finding unknown) {
    Value value = traits.get(trait.field());
    Said field = Said.as(trait.field());
    Said wanted = Said.wanted(trait);
    if (value == null) {
      return new Found(unknown, holds, List.of(field, wanted));
    }
    // Nobody needs to read an address to understand why; that there is one is enough.
    Said is =
        ADDRESSES.contains(trait.field())
            ? new Said("on record", "vorhanden")
            : Said.as(value.toString());
    return new Found(known, holds, List.of(field, is, wanted));
  }

  private static Found leftOut(Group group, Known known, Activity activity, Instant now) {
    Found inside = group(group, known, activity, now);
    Said words = new Said(inside.words(Locale.ENGLISH), inside.words(Locale.GERMAN));
    return new Found(Finding.LEFT_OUT, !inside.holds(), List.of(words));
  }

  static Said time(Instant at) {
    return Said.detail(ReasonWords.time(at));
  }
}
