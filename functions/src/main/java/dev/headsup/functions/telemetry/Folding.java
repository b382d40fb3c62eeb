package dev.headsup.functions.telemetry;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.decision.Fold.Folded;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.outreach.Decisions;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Folds behaviour into activities and decides: one read and one write per customer and batch where
/// nothing is to be decided, one transaction per customer where something is.
final class Folding {
  private static final int ATTEMPTS = 8;

  /// A candidate takes up to five actions of a transaction, which has a hundred.
  private static final int MOST_CANDIDATES = 18;

  private final Activities activities;
  private final Redirects redirects;
  private final Acquaintances acquaintances;
  private final Outreaches outreaches;
  private final Sends sends;
  private final Supplier<TriggerSet> triggers;
  private final LiveSurroundings surroundings;
  private final Offers offers;
  private final Heard heard;
  private final InstantSource clock;

  /// @param deliver queues message bodies for the deliver function
  Folding(
      Activities activities,
      Profiles profiles,
      Outreaches outreaches,
      Consumer<List<String>> deliver,
      Supplier<TriggerSet> triggers,
      LiveSurroundings surroundings,
      Offers offers,
      InstantSource clock) {
    this.activities = activities;
    this.redirects = new Redirects(activities);
    this.acquaintances = new Acquaintances(profiles);
    this.outreaches = outreaches;
    this.sends = new Sends(deliver);
    this.triggers = triggers;
    this.surroundings = surroundings;
    this.offers = offers;
    this.heard = new Heard(outreaches);
    this.clock = clock;
  }

  /// Folds each customer's behaviours. Those that no trigger counts are left out, and a customer
  /// without any other is not even read. A write that somebody else overtook is read, folded and
  /// decided again, alone.
  ///
  /// @return the customers for whom it did not work out
  Map<CustomerId, RuntimeException> fold(Map<CustomerId, List<Observation>> observations) {
    Map<CustomerId, RuntimeException> failures = new HashMap<>();
    Map<CustomerId, List<Observation>> counted = counted(observations, triggers.get());
    Map<CustomerId, List<Observation>> left = counted;
    boolean first = true;
    // Each part takes one event at least.
    int parts = counted.values().stream().mapToInt(List::size).sum();
    for (int attempt = 0; !left.isEmpty() && attempt < ATTEMPTS; attempt++) {
      // Every write here holds only if nobody else wrote, so a first look may be a moment old: who
      // was overtaken then is read again, consistently.
      Round round = once(left, first ? redirects::glance : redirects::follow, failures);
      first = false;
      Set<CustomerId> again = new TreeSet<>(round.overtaken());
      if (again.addAll(round.unfinished()) && parts-- > 0) {
        // A part is done: that is progress, not a failed attempt.
        attempt--;
      }
      left = only(again, counted);
    }
    left.keySet()
        .forEach(customer ->
            failures.put(customer, new IllegalStateException("Others kept writing first")));
    return failures;
  }

  /// What a round left over: those whom somebody else overtook, and those with more to decide than
  /// one transaction takes, of whom a part is done. By the ids under which their events came.
  private record Round(Set<CustomerId> overtaken, Set<CustomerId> unfinished) {}

  private static Map<CustomerId, List<Observation>> counted(
      Map<CustomerId, List<Observation>> observations, TriggerSet live) {
    Map<CustomerId, List<Observation>> counted = new HashMap<>();
    observations.forEach((customer, all) -> {
      List<Observation> some = all.stream().filter(live::counts).toList();
      if (!some.isEmpty()) {
        counted.put(customer, some);
      }
    });
    return counted;
  }

  private Round once(
      Map<CustomerId, List<Observation>> asked,
      Function<Set<CustomerId>, Map<CustomerId, Stored>> reading,
      Map<CustomerId, RuntimeException> failures) {
    TriggerSet live = triggers.get();
    Map<CustomerId, Person> people = people(asked, reading.apply(asked.keySet()));
    List<Activities.Write> quiet = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    Round round = new Round(new TreeSet<>(), new TreeSet<>());
    for (Person person : people.values()) {
      try {
        Case one = folded(person, live);
        if (!one.folded().candidates().isEmpty()) {
          cases.add(one);
        } else if (!one.folded().activity().equals(person.stored().activity())) {
          quiet.add(person.stored().become(one.folded().activity()));
        }
      } catch (RuntimeException broken) {
        person.asked().forEach(id -> failures.put(id, broken));
      }
    }
    for (CustomerId customer : activities.save(quiet)) {
      Optional.ofNullable(people.get(customer))
          .ifPresent(person -> round.overtaken().addAll(person.asked()));
    }
    decide(cases, round, failures);
    return round;
  }

  /// Folds what one transaction can decide: of events with more candidates, in the order in which
  /// [Fold] takes them, as many as fit. The rest comes in another round, which finds that part
  /// known. A part decides something, so that every round gets on; one event that completes too
  /// many cases alone is committed in parts ([Decisions#parts]).
  private static Case folded(Person person, TriggerSet live) {
    List<Observation> ordered = new ArrayList<>(person.observations());
    ordered.sort(Comparator.comparing(observation -> Stamp.of(observation.at(), observation.id())));
    Folded all = Fold.fold(person.stored().activity(), ordered, live);
    if (all.candidates().size() <= MOST_CANDIDATES) {
      return new Case(person, all, true);
    }
    int fits = 0;
    int tooMany = ordered.size();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (first(middle, ordered, person, live).candidates().size() <= MOST_CANDIDATES) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    Folded part = first(fits, ordered, person, live);
    return part.candidates().isEmpty()
        ? new Case(person, first(tooMany, ordered, person, live), tooMany == ordered.size())
        : new Case(person, part, false);
  }

  private static Folded first(int end, List<Observation> ordered, Person person, TriggerSet live) {
    return Fold.fold(person.stored().activity(), ordered.subList(0, end), live);
  }

  private void decide(List<Case> cases, Round round, Map<CustomerId, RuntimeException> failures) {
    if (cases.isEmpty()) {
      return;
    }
    List<Trigger> concerned =
        cases.stream()
            .flatMap(one -> one.folded().candidates().stream())
            .map(Candidate::trigger)
            .distinct()
            .toList();
    Map<CustomerId, Known> known =
        acquaintances.load(cases.stream().map(Case::customer).toList(), concerned);
    TriggerSet live = triggers.get();
    Map<CustomerId, RuntimeException> owners = tellOwners(cases, known);
    surroundings.heed(cases.stream().flatMap(one -> one.person().observations().stream()).toList());
    Surroundings around = surroundings.of(concerned);
    List<Decided> committed = new ArrayList<>();
    List<Outreach> told = new ArrayList<>();
    Passes passes = new Passes(surroundings, around);
    Map<Case, Function<Surroundings, Decisions>> ways = new LinkedHashMap<>();
    // In the order of the cases, so that a run of the same events asks the same in the same order.
    Map<Case, Decisions> wished = new LinkedHashMap<>();
    for (Case one : cases) {
      Known customer = known.getOrDefault(one.customer(), Known.nothing(one.customer()));
      try {
        RuntimeException first = owners.get(one.customer());
        if (first != null) {
          throw first;
        }
        List<Candidate> candidates =
            offers.chosen(one.folded().candidates(), customer).stream()
                .map(candidate -> heardBefore(candidate, one, live))
                .toList();
        Function<Surroundings, Decisions> way =
            here ->
                Decisions.of(
                    one.person().stored(),
                    one.folded().activity(),
                    candidates,
                    live,
                    customer,
                    here,
                    clock.instant());
        wished.put(one, way.apply(around));
        ways.put(one, way);
      } catch (RuntimeException broken) {
        one.person().asked().forEach(id -> failures.put(id, broken));
      }
    }
    passes.reserve(wished.values());
    ways.forEach((one, way) -> {
      try {
        Decisions decisions = passes.held(Objects.requireNonNull(wished.get(one)), way);
        boolean held = true;
        for (Decisions part : decisions.parts(one.person().stored())) {
          held = held && outreaches.commit(part.commit());
          if (held) {
            committed.addAll(part.decided());
            told.addAll(part.sends());
          } else {
            passes.unused(part.decided());
          }
        }
        if (!held) {
          round.overtaken().addAll(one.person().asked());
        } else if (!one.whole()) {
          round.unfinished().addAll(one.person().asked());
        }
      } catch (RuntimeException broken) {
        one.person().asked().forEach(id -> failures.put(id, broken));
      }
    });
    passes.close();
    sends.hand(told);
    surroundings.note(committed);
  }

  /// What is told at once asks by which channels they heard what it follows up on; what waits is
  /// asked when its wait is over.
  private Candidate heardBefore(Candidate candidate, Case one, TriggerSet live) {
    return candidate.trigger().when().patience().isZero()
        ? heard.of(candidate, one.folded().activity(), live)
        : candidate;
  }

  /// Tells the owners of accounts before their customers.
  ///
  /// @return the customers whose account's owner could not be told
  private Map<CustomerId, RuntimeException> tellOwners(
      List<Case> cases, Map<CustomerId, Known> known) {
    Map<CustomerId, List<Observation>> owners = new HashMap<>();
    Map<CustomerId, CustomerId> owned = new HashMap<>();
    for (Case one : cases) {
      Owners.of(
              known.getOrDefault(one.customer(), Known.nothing(one.customer())),
              one.person().observations(),
              one.folded().candidates())
          .ifPresent(news -> {
            List<Observation> theirs =
                owners.computeIfAbsent(news.customer(), none -> new ArrayList<>());
            if (!theirs.contains(news)) {
              theirs.add(news);
            }
            owned.put(one.customer(), news.customer());
          });
    }
    Map<CustomerId, RuntimeException> failures = new HashMap<>();
    if (!owners.isEmpty()) {
      Map<CustomerId, RuntimeException> broken = fold(owners);
      owned.forEach((customer, owner) -> {
        RuntimeException why = broken.get(owner);
        if (why != null) {
          failures.put(customer, why);
        }
      });
    }
    return failures;
  }

  /// Puts events to whom they belong; those of one who was joined into another go to that other.
  private static Map<CustomerId, Person> people(
      Map<CustomerId, List<Observation>> asked, Map<CustomerId, Stored> ends) {
    Map<CustomerId, Person> people = new HashMap<>();
    asked.forEach((customer, observations) -> {
      Stored end = ends.getOrDefault(customer, Stored.nothing(customer));
      people
          .computeIfAbsent(
              end.customer(), id -> new Person(end, new ArrayList<>(), new TreeSet<>()))
          .add(customer, observations);
    });
    return people;
  }

  private static Map<CustomerId, List<Observation>> only(
      Set<CustomerId> customers, Map<CustomerId, List<Observation>> observations) {
    Map<CustomerId, List<Observation>> some = new HashMap<>(observations);
    some.keySet().retainAll(customers);
    return some;
  }

  /// One customer of the batch.
  ///
  /// @param asked the ids under which the events came
  private record Person(Stored stored, List<Observation> observations, Set<CustomerId> asked) {
    void add(CustomerId as, List<Observation> more) {
      asked.add(as);
      more.forEach(observation -> observations.add(observation.about(stored.customer())));
    }
  }

  /// @param whole whether all of their events are folded
  private record Case(Person person, Folded folded, boolean whole) {
    CustomerId customer() {
      return person.stored().customer();
    }
  }
}
