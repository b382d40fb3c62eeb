package dev.headsup.sim.scenario;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A world in which only that happens which a test asks for, watched as every run is. Nobody says
/// no, and providers say nothing afterwards.
final class Stage {
  final World world;
  final Books books;
  private final Checks checks;
  private final List<CustomerId> people;
  private final Workload workload;
  private int cases;

  /// @param triggers which there are
  Stage(Faults faults, int customers, List<String> triggers) {
    this(faults, customers, triggers, 5, new Chance(0));
  }

  /// @param senders how many workers send at once
  /// @param chance what customers do, if [#plan] is asked
  Stage(Faults faults, int customers, List<String> triggers, int senders, Chance chance) {
    Run.quiet();
    world = new World(faults, false);
    people = People.of(customers);
    books = new Books(world, people);
    checks = new Checks(world);
    OnRecord record = new OnRecord(world);
    Refusals nobody = new Refusals(world, new Chance(0), record, books, checks);
    workload = new Workload(world, chance, people, triggers);
    Configured.put(world, triggers);
    People.put(world, people);
    world.begin(senders);
    record.begin();
    new Watch(world, nobody, record, books, checks).begin();
  }

  /// A customer starts a case now.
  ///
  /// @param clock how far ahead their own clock is
  void happens(int customer, String trigger, Duration clock) {
    Instant at = world.clock().instant().plus(clock);
    workload.tell(List.of(new Workload.Case("e" + cases++, people.get(customer), trigger, at)));
  }

  /// Customers do as much as a run of this size has.
  void plan(Size size) {
    workload.plan(size);
  }

  /// How many cases were taken.
  int accepted() {
    return workload.accepted().size();
  }

  /// How many messages the providers took.
  int taken() {
    return world.oracle().accepted().size();
  }

  /// The only message there is.
  Delivery only() {
    List<Delivery> all = books.deliveries();
    if (all.size() != 1) {
      throw new IllegalStateException("Not one message: " + all);
    }
    return all.getFirst();
  }

  /// What did not hold so far.
  List<String> violations() {
    return checks.violations();
  }

  /// Lets open calls end, so that nothing keeps the world.
  void end() {
    world.polling(false);
    world.sweeping(false);
    world.runFor(Duration.ofMinutes(20));
  }
}
