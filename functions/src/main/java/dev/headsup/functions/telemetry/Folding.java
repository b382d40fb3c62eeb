package dev.headsup.functions.telemetry;

import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.decision.Fold.Folded;
import dev.headsup.engine.outreach.Decisions;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.signal.Signal.Behaviour;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Folds behaviour into activities and decides: one read and one write per customer and batch where
/// nothing is to be decided, one transaction per customer where something is.
final class Folding {
  private static final int ATTEMPTS = 8;

  private final Activities activities;
  private final Profiles profiles;
  private final Outreaches outreaches;
  private final Consumer<List<String>> deliver;
  private final Supplier<TriggerSet> triggers;
  private final InstantSource clock;

  /// @param deliver queues message bodies for the deliver function
  Folding(
      Activities activities,
      Profiles profiles,
      Outreaches outreaches,
      Consumer<List<String>> deliver,
      Supplier<TriggerSet> triggers,
      InstantSource clock) {
    this.activities = activities;
    this.profiles = profiles;
    this.outreaches = outreaches;
    this.deliver = deliver;
    this.triggers = triggers;
    this.clock = clock;
  }

  /// Folds each customer's behaviours. A write that somebody else overtook is read, folded and
  /// decided again, alone.
  ///
  /// @return the customers for whom it did not work out
  Map<CustomerId, RuntimeException> fold(Map<CustomerId, List<Behaviour>> behaviours) {
    Map<CustomerId, RuntimeException> failures = new HashMap<>();
    Map<CustomerId, List<Behaviour>> left = behaviours;
    for (int attempt = 0; !left.isEmpty() && attempt < ATTEMPTS; attempt++) {
      Set<CustomerId> overtaken = once(left, failures);
      Map<CustomerId, List<Behaviour>> again = new HashMap<>();
      overtaken.forEach(customer -> again.put(customer, behaviours(behaviours, customer)));
      left = again;
    }
    left.keySet()
        .forEach(customer ->
            failures.put(customer, new IllegalStateException("Others kept writing first")));
    return failures;
  }

  private Set<CustomerId> once(
      Map<CustomerId, List<Behaviour>> asked, Map<CustomerId, RuntimeException> failures) {
    TriggerSet live = triggers.get();
    Map<CustomerId, Person> people = people(asked);
    List<Activities.Write> quiet = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    people.forEach((customer, person) -> {
      try {
        Folded folded = Fold.fold(person.stored().activity(), person.behaviours(), live);
        if (!folded.candidates().isEmpty()) {
          cases.add(new Case(person, folded));
        } else if (!folded.activity().equals(person.stored().activity())) {
          quiet.add(person.stored().become(folded.activity()));
        }
      } catch (RuntimeException broken) {
        person.asked().forEach(id -> failures.put(id, broken));
      }
    });
    Set<CustomerId> overtaken = new TreeSet<>(activities.save(quiet));
    overtaken.addAll(decide(cases));
    Set<CustomerId> again = new TreeSet<>();
    overtaken.forEach(customer -> {
      Person person = people.get(customer);
      if (person != null) {
        again.addAll(person.asked());
      }
    });
    return again;
  }

  private List<CustomerId> decide(List<Case> cases) {
    if (cases.isEmpty()) {
      return List.of();
    }
    Map<CustomerId, Known> known = profiles.load(cases.stream().map(Case::customer).toList());
    List<CustomerId> overtaken = new ArrayList<>();
    List<DeliverJobs.Job> jobs = new ArrayList<>();
    for (Case one : cases) {
      Decisions decisions =
          Decisions.of(
              one.person().stored(),
              one.folded().activity(),
              one.folded().candidates(),
              known.getOrDefault(one.customer(), Known.nothing(one.customer())),
              clock.instant());
      if (outreaches.commit(decisions.commit())) {
        decisions
            .sends()
            .forEach(send -> jobs.add(new DeliverJobs.Job(send.customer(), send.id())));
      } else {
        overtaken.add(one.customer());
      }
    }
    if (!jobs.isEmpty()) {
      deliver.accept(DeliverJobs.write(jobs));
    }
    return overtaken;
  }

  /// Reads the customers; the events of one who was joined into another go to that other.
  private Map<CustomerId, Person> people(Map<CustomerId, List<Behaviour>> asked) {
    Map<CustomerId, Stored> stored = activities.load(asked.keySet());
    Map<CustomerId, CustomerId> joined = new HashMap<>();
    stored.forEach((customer, item) ->
        Optional.ofNullable(item.into()).ifPresent(into -> joined.put(customer, into)));
    Map<CustomerId, Stored> known = new HashMap<>(stored);
    if (!joined.isEmpty()) {
      known.putAll(activities.load(joined.values()));
    }
    Map<CustomerId, Person> people = new HashMap<>();
    asked.forEach((customer, behaviours) -> {
      CustomerId into = joined.getOrDefault(customer, customer);
      people
          .computeIfAbsent(
              into,
              id ->
                  new Person(
                      known.getOrDefault(id, Stored.nothing(id)),
                      new ArrayList<>(),
                      new TreeSet<>()))
          .add(customer, behaviours);
    });
    return people;
  }

  private static List<Behaviour> behaviours(
      Map<CustomerId, List<Behaviour>> behaviours, CustomerId customer) {
    return behaviours.getOrDefault(customer, List.of());
  }

  /// One customer of the batch.
  ///
  /// @param asked the ids under which the events came
  private record Person(Stored stored, List<Behaviour> behaviours, Set<CustomerId> asked) {
    void add(CustomerId as, List<Behaviour> more) {
      asked.add(as);
      for (Behaviour behaviour : more) {
        behaviours.add(
            new Behaviour(
                stored.customer(),
                behaviour.id(),
                behaviour.event(),
                behaviour.properties(),
                behaviour.at()));
      }
    }
  }

  private record Case(Person person, Folded folded) {
    CustomerId customer() {
      return person.stored().customer();
    }
  }
}
