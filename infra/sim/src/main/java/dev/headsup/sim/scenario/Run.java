package dev.headsup.sim.scenario;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Providers;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One run: customers do things while requests fail, workers die and messages come twice. Then all
/// faults heal, half an hour passes, and everything must have found its end.
public final class Run {
  private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private static final Duration HEALED = Duration.ofMinutes(30);

  /// The longest that anything waits by itself: the visibility of a queue, a lease, a wait.
  private static final Duration CALM = Duration.ofMinutes(15);

  static {
    quiet();
  }

  /// Where everything goes wrong on purpose, the functions' complaints are not read one by one.
  static void quiet() {
    if (System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, "off");
    }
  }

  private final World world;
  private final List<String> triggers;
  private final List<CustomerId> people;
  private final Workload workload;
  private final OnRecord record;
  private final Refusals refusals;
  private final Providers providers;
  private final Outage outage;
  private final Books books;
  private final Checks checks;
  private final Watch watch;
  private final Size size;

  private Run(long seed, Size size, Faults faults, boolean traced) {
    Chance chance = new Chance(seed);
    this.size = size;
    this.world = new World(faults, traced);
    this.triggers = Configured.drawn(chance.fork("triggers"));
    this.people = People.of(size.customers());
    this.workload = new Workload(world, chance.fork("workload"), people, triggers);
    this.books = new Books(world, people);
    this.checks = new Checks(world);
    this.record = new OnRecord(world);
    this.refusals = new Refusals(world, chance.fork("refusals"), record, books, checks);
    this.providers = new Providers(world, chance.fork("providers"));
    this.outage = new Outage(world, chance.fork("outage"), people);
    this.watch = new Watch(world, refusals, record, books, checks);
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
        run.watch.told(),
        run.world.injected(),
        run.checks.checked(),
        run.checks.violations(),
        Duration.ofNanos(System.nanoTime() - began));
  }

  private void run() {
    Configured.put(world, triggers);
    People.put(world, people);
    world.begin();
    record.begin();
    watch.begin();
    workload.plan(size);
    refusals.plan(people, size);
    outage.plan(size);
    world.runFor(Duration.ofMinutes(size.trouble()));
    world.heal();
    world.runFor(HEALED.plus(CALM));
    // The last sweep comes to its end: a call that stays open keeps its thread, and that the world.
    world.sweeping(false);
    world.runFor(Duration.ofMinutes(1));
    end();
  }

  private void end() {
    Ending ending = new Ending(world, books, checks);
    Map<CustomerId, Map<String, Integer>> expected = new HashMap<>();
    workload
        .accepted()
        .values()
        .forEach(one ->
            expected
                .computeIfAbsent(one.customer(), customer -> new HashMap<>())
                .merge(one.trigger(), 1, Integer::sum));
    ending.decided(people, expected);
    ending.quiet();
    outage.end(books, checks);
    ending.agreed(providers.said());
    ending.published(people, watch.stations());
    checks.that(
        "topic",
        world.givenUp() == 0,
        () -> world.givenUp() + " changes of the ledger were never published");
  }
}
