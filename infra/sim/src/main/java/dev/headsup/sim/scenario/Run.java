package dev.headsup.sim.scenario;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Oracle.Accepted;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One run: customers do things while requests fail, workers die and messages come twice. Then all
/// faults heal, half an hour passes, and everything must have found its end.
public final class Run {
  private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private static final Duration HEALED = Duration.ofMinutes(30);

  /// The longest that anything waits by itself: the visibility of a queue, a lease, a wait.
  private static final Duration CALM = Duration.ofMinutes(15);

  static {
    // Where everything goes wrong on purpose, the functions' complaints are not read one by one.
    if (System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, "off");
    }
  }

  private final World world;
  private final List<String> triggers;
  private final List<CustomerId> people;
  private final Workload workload;
  private final Refusals refusals;
  private final Books books;
  private final Watch watch;
  private final Size size;

  private Run(long seed, Size size, Faults faults, boolean traced) {
    Chance chance = new Chance(seed);
    this.size = size;
    this.world = new World(faults, traced);
    this.triggers = Configured.drawn(chance.fork("triggers"));
    this.people = People.of(size.customers());
    this.workload = new Workload(world, chance.fork("workload"), people, triggers);
    this.refusals = new Refusals(world, chance.fork("refusals"));
    this.books = new Books(world, people);
    this.watch = new Watch(world, refusals, books);
  }

  /// Runs a seed.
  ///
  /// @param faults what goes wrong before everything heals
  /// @param traced whether every line of the trace is kept
  static Outcome of(long seed, Size size, Faults faults, boolean traced) {
    long began = System.nanoTime();
    Run run = new Run(seed, size, faults, traced);
    run.run();
    return new Outcome(
        seed,
        run.world.trace(),
        run.world.steps(),
        run.world.calls(),
        run.workload.accepted().size(),
        run.world.oracle().accepted().size(),
        run.world.injected(),
        run.watch.checked(),
        run.watch.violations(),
        Duration.ofNanos(System.nanoTime() - began));
  }

  private void run() {
    Configured.put(world, triggers);
    People.put(world, people);
    world.begin();
    watch.begin();
    workload.plan(size);
    refusals.plan(people, size);
    world.runFor(Duration.ofMinutes(size.minutes()));
    world.heal();
    world.runFor(HEALED.plus(CALM));
    end();
  }

  private void end() {
    Map<CustomerId, Map<String, Integer>> expected = new HashMap<>();
    workload
        .accepted()
        .values()
        .forEach(one ->
            expected
                .computeIfAbsent(one.customer(), customer -> new HashMap<>())
                .merge(one.trigger(), 1, Integer::sum));
    for (CustomerId person : people) {
      Map<String, Integer> decided = new HashMap<>();
      for (Outreach entry : books.of(person)) {
        decided.merge(entry.trigger().id(), entry.times(), Integer::sum);
      }
      watch.check(
          "A1 nothing lost, nothing twice",
          decided.equals(expected.getOrDefault(person, Map.of())),
          person + " has cases " + expected.get(person) + " and entries " + decided);
    }
    Map<String, List<Accepted>> taken =
        world.oracle().accepted().stream().collect(Collectors.groupingBy(Accepted::delivery));
    for (Delivery delivery : books.deliveries()) {
      watch.check(
          "Q4 final",
          delivery.state() != DeliveryState.PENDING && delivery.state() != DeliveryState.SENDING,
          delivery.id() + " is still " + delivery.state() + " since " + delivery.at());
      agree(delivery, taken.getOrDefault(delivery.id(), List.of()));
    }
    watch.check(
        "Q4 due", books.count(Place.DUE) == 0, books.count(Place.DUE) + " due entries left");
    for (String queue : Set.of("TelemetryQueue", "DeliverQueue", "FanoutQueue")) {
      watch.check(
          "Q4 queues", world.stores().sqs().peek(queue).isEmpty(), queue + " still has messages");
      String letters = queue.replace("Queue", "DeadLetters");
      watch.check(
          "Q4 dead letters",
          world.stores().sqs().peek(letters).isEmpty(),
          letters + " has " + world.stores().sqs().peek(letters));
    }
  }

  /// What we believe of a message and what its provider knows.
  private void agree(Delivery delivery, List<Accepted> taken) {
    if (delivery.channel() == Channel.INBOX) {
      return;
    }
    boolean holds =
        switch (delivery.state()) {
          case SENT, DELIVERED, BOUNCED, COMPLAINED ->
              taken.stream().anyMatch(one -> one.id().equals(delivery.providerId()));
          case UNKNOWN, FOREIGN, PENDING, SENDING -> true;
          case FAILED, KEPT -> taken.isEmpty();
        };
    watch.check(
        "ledger and provider",
        holds,
        delivery.id() + " is " + delivery.state() + ", the provider took " + taken);
  }
}
