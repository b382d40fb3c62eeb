package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.signal.IncidentDetails;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Narrowing;
import dev.headsup.engine.trigger.Trigger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Whether an incident concerns a customer as a trigger asks, and what shows it. Pure.
final class Concern {
  /// The account's trait, and the customer's, that say where they are.
  private static final String REGION = "region";

  /// Where a candidate keeps the regions of its incident; empty for everywhere.
  private static final String REGIONS = "incident.regions";

  private Concern() {}

  /// What shows that it concerns them, in words; empty where it does not. Of anything else than
  /// news of an incident there is nothing to show.
  static Optional<List<String>> facts(Activity activity, Trigger trigger, Observation news) {
    if (!(news instanceof IncidentExposure exposure)) {
      return Optional.of(List.of());
    }
    if (exposure.isFailing() && !failsAnew(activity, trigger, exposure)) {
      return Optional.empty();
    }
    IncidentDetails details = exposure.details();
    if (!details.owner().isEmpty()) {
      return trigger.when().narrowing().owners()
          ? Optional.of(List.of("owns the account " + details.owner() + ", which it concerns"))
          : Optional.empty();
    }
    Narrowing narrowing = trigger.when().narrowing();
    List<String> facts = new ArrayList<>();
    LocalDate used = details.used();
    if (used != null) {
      facts.add("used %s, last on %s".formatted(details.usedWhat(), used));
    }
    if (narrowing.usedWithin() != null) {
      LocalDate start = LocalDate.ofInstant(details.startedAt(), ZoneOffset.UTC);
      if (used == null || used.isBefore(start.minusDays(narrowing.usedWithin().toDays()))) {
        return Optional.empty();
      }
    }
    if (!narrowing.failed().isEmpty()) {
      int before = facts.size();
      for (EventPattern failure : narrowing.failed()) {
        failed(activity, failure, details).ifPresent(facts::add);
      }
      if (facts.size() == before) {
        return Optional.empty();
      }
    }
    if (narrowing.sameRegion() && !details.regions().isEmpty()) {
      facts.add("is in one of " + String.join(", ", details.regions()));
    }
    return Optional.of(facts);
  }

  /// Whether it is for those whom it failed, and this one was not told when the walk came by.
  private static boolean failsAnew(Activity activity, Trigger trigger, IncidentExposure news) {
    return !trigger.when().narrowing().failed().isEmpty()
        && activity.told(trigger.key()).cases().of(EventPattern.key(news.incident())).isEmpty();
  }

  private static Optional<String> failed(
      Activity activity, EventPattern failure, IncidentDetails details) {
    List<Stamp> since =
        activity.track(failure.key()).stamps().stream()
            .filter(stamp -> !stamp.at().isBefore(details.startedAt()))
            .toList();
    return since.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s since it began, last at %s"
                .formatted(
                    failure.event(),
                    since.size() == 1 ? "once" : since.size() + " times",
                    since.getLast().at()));
  }

  /// What a candidate remembers of an incident's regions; empty where nobody asks.
  static Optional<String> regions(Trigger trigger, Observation news) {
    return trigger.when().narrowing().sameRegion() && news instanceof IncidentExposure exposure
        ? Optional.of(String.join(",", new TreeSet<>(exposure.details().regions())))
        : Optional.empty();
  }

  /// Under which name a candidate remembers them.
  static String regionsName() {
    return REGIONS;
  }

  /// Whether a customer is where the incident is, as far as the trigger asks for it.
  static boolean isThere(Candidate candidate, Known known) {
    String regions = candidate.data().getOrDefault(REGIONS, "");
    if (!candidate.trigger().when().narrowing().sameRegion() || regions.isEmpty()) {
      return true;
    }
    return known
        .profile()
        .traits()
        .text(REGION)
        .or(() -> known.account().text(REGION))
        .filter(region -> Arrays.asList(regions.split(",", -1)).contains(region))
        .isPresent();
  }
}
