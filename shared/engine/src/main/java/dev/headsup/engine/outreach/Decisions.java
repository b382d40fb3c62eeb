package dev.headsup.engine.outreach;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decider;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is to be written and done for the candidates of one customer: the whole way from candidate
/// to [Commit], as a value. Pure.
///
/// @param decided each decision in it
public record Decisions(Commit commit, List<Decided> decided) {
  public Decisions {
    decided = List.copyOf(decided);
  }

  /// Decides each candidate in turn, each knowing what the ones before it told; what matters most
  /// goes first.
  ///
  /// @param stored the customer as read
  /// @param folded their activity with the candidates' events in it
  public static Decisions of(
      Activities.Stored stored,
      Activity folded,
      List<Candidate> candidates,
      TriggerSet live,
      Known known,
      Surroundings surroundings,
      Instant now) {
    List<Decided> decided = new ArrayList<>();
    Activity activity = folded;
    List<Candidate> ordered = candidates.stream().sorted(Decider.order(surroundings)).toList();
    for (Candidate candidate : ordered) {
      Optional<Decided> one = Decider.decide(candidate, live, known, activity, surroundings, now);
      if (one.isPresent()) {
        activity = one.get().activity();
        decided.add(one.get());
      }
    }
    return of(stored, activity, decided);
  }

  /// The same in parts that one commit takes each, to be committed one after the other. Only the
  /// last one remembers the events: where it goes no further in between they come again, find what
  /// was told or put off, and the rest is decided. An entry that counts cases would count these
  /// again then, so those come last, all in one commit as long as it takes them.
  ///
  /// @param stored the customer as read
  public List<Decisions> parts(Activities.Stored stored) {
    if (1 + decided.stream().mapToInt(one -> actions(one.decision())).sum() <= Commit.MOST) {
      return List.of(this);
    }
    List<Decisions> parts = new ArrayList<>();
    List<Decided> part = new ArrayList<>();
    Activities.Stored before = stored;
    int actions = 1;
    for (Decided one : countedLast()) {
      int more = actions(one.decision());
      if (actions + more > Commit.MOST) {
        Activity told = stored.activity().toldLike(part.getLast().activity());
        parts.add(of(before, told, part));
        before =
            new Activities.Stored(stored.customer(), told, before.version() + 1, stored.into());
        part.clear();
        actions = 1;
      }
      part.add(one);
      actions += more;
    }
    parts.add(of(before, commit.activity().activity(), part));
    return parts;
  }

  private List<Decided> countedLast() {
    return Stream.concat(
            decided.stream().filter(one -> !Outreach.of(one).counts()),
            decided.stream().filter(one -> Outreach.of(one).counts()))
        .toList();
  }

  private static int actions(Decision decision) {
    return switch (decision) {
      case Decision.Send(var channels, var otherwise) -> 2 + channels.size();
      case Decision.Defer defer -> 2;
      case Decision.HandOff handOff -> 2;
      case Decision.HoldOut heldOut -> 1;
      case Decision.Suppress suppress -> 1;
    };
  }

  /// Decides again about a case whose wait is over.
  ///
  /// @return empty when it was decided before
  public static Optional<Decisions> afterWait(
      Activities.Stored stored,
      Candidate candidate,
      TriggerSet live,
      Known known,
      Surroundings surroundings,
      Instant now) {
    return Decider.decideAfterWait(candidate, live, known, stored.activity(), surroundings, now)
        .map(decided -> of(stored, decided.activity(), List.of(decided)));
  }

  /// Decides about a case that waited for somebody who turned out to be another customer, as that
  /// customer's; in the same commit the entry under which it waited ends.
  ///
  /// @param end the customer they turned out to be
  /// @param candidate the case as theirs
  /// @param known the same customer
  public static Decisions afterJoin(
      Activities.Stored end,
      Outreach waiting,
      Candidate candidate,
      TriggerSet live,
      Known known,
      Surroundings surroundings,
      Instant now) {
    Optional<Decided> decided =
        Decider.decideAfterJoin(candidate, live, known, end.activity(), surroundings, now);
    if (decided.isEmpty()) {
      String knows = "they turned out to be another customer, who knows of it already";
      return ended(end, end.activity(), waiting, knows, now);
    }
    Commit commit = of(end, decided.get().activity(), List.of(decided.get())).commit();
    List<Outreach> both = new ArrayList<>(commit.outreaches());
    both.add(
        waiting.ended(
            new Decision.Suppress(
                Gate.LIVE, "they turned out to be another customer, with whom it goes on"),
            now));
    return new Decisions(
        new Commit(commit.activity(), both, commit.deliveries(), commit.dues()),
        List.of(decided.get()));
  }

  /// Ends a case that waits for nothing any more: its trigger is not live, or it was forgotten.
  ///
  /// @param why in words
  public static Decisions withdrawn(
      Activities.Stored stored, Outreach waiting, String why, Instant now) {
    int key = Trigger.key(waiting.trigger().id());
    Activity activity =
        stored.activity().with(key, stored.activity().told(key).cancelled(waiting.cause()));
    return ended(stored, activity, waiting, why, now);
  }

  private static Decisions ended(
      Activities.Stored stored, Activity activity, Outreach waiting, String why, Instant now) {
    Outreach ended = waiting.ended(new Decision.Suppress(Gate.LIVE, why), now);
    return new Decisions(
        new Commit(stored.become(activity), List.of(ended), List.of(), List.of()), List.of());
  }

  private static Decisions of(Activities.Stored stored, Activity activity, List<Decided> decided) {
    Map<String, Outreach> ledger = new LinkedHashMap<>();
    List<Delivery> deliveries = new ArrayList<>();
    List<DueEntry> dues = new ArrayList<>();
    for (Decided one : decided) {
      Outreach outreach = Outreach.of(one);
      ledger.merge(outreach.id(), outreach, Outreach::and);
      follow(one, outreach, deliveries, dues);
    }
    return new Decisions(
        new Commit(stored.become(activity), List.copyOf(ledger.values()), deliveries, dues),
        decided);
  }

  private static void follow(
      Decided decided, Outreach outreach, List<Delivery> deliveries, List<DueEntry> dues) {
    switch (decided.decision()) {
      case Decision.Send(var channels, var otherwise) -> {
        channels.forEach(channel ->
            deliveries.add(
                Delivery.pending(
                    outreach.id(),
                    outreach.customer(),
                    channel,
                    decided.notAfter(),
                    decided.at())));
        dues.add(DueEntry.Deliver.rescue(decided.at(), outreach.customer(), outreach.id()));
      }
      case Decision.Defer(Instant until) ->
          dues.add(
              new DueEntry.Wait(
                  until, outreach.customer(), outreach.id(), outreach.trigger().id()));
      // A person is called as surely as a message is sent: guarded by the same rescue.
      case Decision.HandOff handOff ->
          dues.add(DueEntry.Deliver.rescue(decided.at(), outreach.customer(), outreach.id()));
      case Decision.HoldOut heldOut -> {}
      case Decision.Suppress suppress -> {}
    }
  }

  /// The ledger entries that call for the deliver function now: messages, and cases for a person.
  public List<Outreach> sends() {
    return commit.outreaches().stream().filter(Decisions::isToDeliver).toList();
  }

  private static boolean isToDeliver(Outreach outreach) {
    return switch (outreach.decision()) {
      case Decision.Send send -> true;
      case Decision.HandOff handOff -> true;
      case Decision.Defer defer -> false;
      case Decision.HoldOut heldOut -> false;
      case Decision.Suppress suppress -> false;
    };
  }
}
