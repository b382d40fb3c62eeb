package dev.headsup.local.why;

import dev.headsup.aws.segment.KeptEvents;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.WhyNot;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.LivePolicy;
import dev.headsup.functions.LiveTriggers;
import dev.headsup.local.history.CustomerPast;
import dev.headsup.local.history.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Answers why a customer did or did not hear something, out of the ledger, the activity, the
/// profile, the event history and the triggers that run.
///
/// @param past tells under which ids the customer came, and what they did
public record Reasons(
    CustomerPast past,
    Activities activities,
    Profiles profiles,
    Outreaches outreaches,
    LiveTriggers triggers,
    LivePolicy policy) {

  /// How far back the history is read for how things stand now, and how they stood then.
  private static final Duration LATELY = Duration.ofDays(30);

  private static final Duration LONG = Duration.ofDays(90);

  /// All answers about one customer.
  ///
  /// @param customer who they are today
  /// @param at the moment that is asked about
  /// @param damaged what of the history could not be read
  public record Answers(
      CustomerId customer, Instant at, List<Answer> answers, List<String> damaged) {
    public Answers {
      answers = List.copyOf(answers);
      damaged = List.copyOf(damaged);
    }
  }

  /// Answers for one trigger, or for all.
  ///
  /// @param then the moment that is asked about; empty for now
  /// @throws IllegalArgumentException naming the triggers that there are, when there is no such one
  public Answers of(CustomerId asked, Optional<String> only, Optional<Instant> then, Instant now) {
    Instant at = then.orElse(now);
    List<CustomerId> ids = past.ids(asked);
    CustomerId today = ids.getFirst();
    List<Outreach> entries = entries(ids, at);
    List<Trigger> live = triggers.everything();
    Set<String> names = names(only, live, entries);
    var read =
        past.read(ids, new Span(at.minus(then.isPresent() ? LONG : LATELY), at.plusMillis(1)));
    Then folded =
        Then.of(
            read.events().stream().flatMap(event -> KeptEvents.read(event).stream()).toList(),
            today,
            live,
            entries);
    Known known = known(today, then, folded);
    Activity stored = Objects.requireNonNull(activities.load(List.of(today)).get(today)).activity();
    List<Answer> answers =
        names.stream()
            .map(name -> {
              Optional<Trigger> trigger =
                  live.stream().filter(one -> one.id().equals(name)).findFirst();
              Optional<Outreach> entry =
                  entries.stream()
                      .filter(one -> one.trigger().id().equals(name))
                      .reduce((older, newer) -> newer);
              Optional<WhyNot> conditions =
                  trigger.map(one -> {
                    // Of a draft nothing is stored, so that only the history can tell.
                    boolean isStored = then.isEmpty() && one.status().decides();
                    return WhyNot.of(
                        one,
                        known,
                        isStored ? stored : folded.activity(),
                        folded.observations(),
                        policy.now(),
                        at);
                  });
              String title =
                  trigger
                      .map(Trigger::name)
                      .or(() -> entry.map(one -> one.trigger().name()))
                      .orElse(name);
              List<Delivery> messages =
                  entry
                      .map(one -> outreaches.deliveries(one.customer(), one.id()))
                      .orElse(List.of());
              return new Answer(name, title, entry, messages, conditions);
            })
            .toList();
    return new Answers(today, at, answers, read.damaged());
  }

  private List<Outreach> entries(Collection<CustomerId> ids, Instant at) {
    return ids.stream()
        .flatMap(id -> outreaches.of(id).stream())
        .filter(entry -> !entry.cause().at().isAfter(at))
        .sorted(Comparator.comparing(Outreach::cause))
        .toList();
  }

  private static Set<String> names(
      Optional<String> only, List<Trigger> live, List<Outreach> entries) {
    Set<String> all = live.stream().map(Trigger::id).collect(Collectors.toCollection(TreeSet::new));
    entries.forEach(entry -> all.add(entry.trigger().id()));
    if (only.isEmpty()) {
      return all;
    }
    if (!all.contains(only.get())) {
      throw new IllegalArgumentException(
          "there is no trigger '%s', only %s".formatted(only.get(), String.join(", ", all)));
    }
    return Set.of(only.get());
  }

  private Known known(CustomerId today, Optional<Instant> then, Then folded) {
    Known whole = profiles.whole(today);
    return then.map(at -> folded.known(whole, at)).orElse(whole);
  }
}
