package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.ConsentRule;
import dev.headsup.engine.policy.Countries;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Zones;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A candidate with all that the gates look at.
///
/// @param ripe when its wait is over
/// @param zones where the customer may be
/// @param live all triggers
record Situation(
    Candidate candidate,
    Known known,
    Activity activity,
    Surroundings surroundings,
    Instant ripe,
    Zones zones,
    TriggerSet live,
    Instant now) {
  /// Where a customer may be: their own zone, their account's, the stack's, and so on.
  static Zones zones(Known known, Policy policy) {
    return policy
        .quiet()
        .zones(
            known.profile().zone().orElse(null),
            zone(known.account().text("timezone").orElse(null)),
            known.profile().phone().map(Countries::ofPhone).orElse(List.of()));
  }

  private static @Nullable ZoneId zone(@Nullable String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /// When the wait of a case is over. Help waits at least as long as a surge takes to show.
  static Instant ripe(Trigger trigger, Stamp cause, Activity activity, Policy policy, Zones zones) {
    Instant ripe = Cases.ripe(activity, trigger, cause, zones.all().getFirst());
    Duration hold =
        switch (trigger.purpose()) {
          case HELP ->
              trigger.send().toPerson() || StandingTriggers.isCorrection(trigger)
                  ? Duration.ZERO
                  : policy.surge().hold();
          case SECURITY, SERVICE, MARKETING -> Duration.ZERO;
        };
    Instant seen = cause.at().plus(hold);
    return ripe.isAfter(seen) ? ripe : seen;
  }

  Trigger trigger() {
    return candidate.trigger();
  }

  /// Whether the trigger leaves its cases to a person.
  boolean toPerson() {
    return trigger().send().toPerson();
  }

  /// Whether a case of the trigger starts with events of this name.
  boolean startsWith(String event) {
    return trigger().when().start().causes().stream()
        .anyMatch(cause -> cause.event().equals(event));
  }

  Stamp cause() {
    return candidate.cause();
  }

  Purpose purpose() {
    return trigger().purpose();
  }

  Policy policy() {
    return surroundings.policy();
  }

  Told told() {
    return activity.told(trigger().key());
  }

  /// Whether the message wants something of the customer, or tries to be of help, and may wait when
  /// other things matter more. A correction never may: what is wrong stays wrong meanwhile.
  boolean mayRest() {
    return purpose().needsGrant() && !StandingTriggers.isCorrection(trigger());
  }

  /// When a message would come too late.
  Instant end() {
    return ripe.plus(trigger().expiry());
  }

  /// The category for caps.
  String category() {
    String own = trigger().limits().category();
    return own.isEmpty() ? purpose().name().toLowerCase(Locale.ROOT) : own;
  }

  /// The channels that the trigger speaks by; of a follow-up, those by which they heard what it
  /// follows up on. Who heard it by none is stopped by [Gate#STILL_TRUE].
  List<Channel> channels() {
    Set<Channel> heard = candidate.heard();
    List<Channel> all = trigger().send().channels();
    return heard == null || heard.isEmpty() ? all : all.stream().filter(heard::contains).toList();
  }

  /// Of the channels that the trigger speaks by, those that a customer may be told by and reached
  /// by, whatever the hour.
  List<Channel> open() {
    return channels().stream().filter(this::mayGoBy).filter(this::reaches).toList();
  }

  /// Of these channels those by which the customer is told: the first of the one list, and all of
  /// the other.
  List<Channel> chosen(Predicate<Channel> usable) {
    Trigger.Send send = trigger().send();
    List<Channel> chosen = new ArrayList<>();
    send.firstOf().stream().filter(usable).findFirst().ifPresent(chosen::add);
    send.also().stream()
        .filter(channel -> usable.test(channel) && !chosen.contains(channel))
        .forEach(chosen::add);
    return chosen;
  }

  /// Whether consent allows it, and nobody stopped it.
  boolean mayGoBy(Channel channel) {
    return consented(channel)
        && !known.isSuppressed(channel)
        && !policy().stop().stops(channel)
        && !surroundings.stopped().containsKey(channel);
  }

  boolean consented(Channel channel) {
    return consent(channel) == ConsentRule.Answer.ALLOWED;
  }

  ConsentRule.Answer consent(Channel channel) {
    return policy().consent().ask(purpose(), channel, known.consent().on(purpose(), channel));
  }

  boolean reaches(Channel channel) {
    return known.profile().address(channel).isPresent();
  }
}
