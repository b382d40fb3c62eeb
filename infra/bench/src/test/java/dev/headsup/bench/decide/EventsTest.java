package dev.headsup.bench.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.ActivityCodec;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Observation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EventsTest {
  @Test
  void theSameSeedGivesTheSameEvents() {
    long seed = new Random(7).nextLong();
    List<String> once = new Events(seed, "a").calls(50, 7, Batch.NOW, 60_000);
    List<String> again = new Events(seed, "a").calls(50, 7, Batch.NOW, 60_000);

    assertThat(once).isEqualTo(again).doesNotHaveDuplicates();
  }

  @Test
  void theDoorAndTheWorkerTakeEveryOneOfThem() {
    Batch batch =
        Batch.of(new Events(1, "a").calls(Batch.EVENTS, Batch.CUSTOMERS, Batch.NOW, 60_000));

    Map<CustomerId, List<Observation>> read = batch.byCustomer();
    assertThat(batch.bodies()).hasSize(50);
    assertThat(read).hasSize(Batch.CUSTOMERS);
    assertThat(read.values().stream().mapToInt(List::size).sum()).isEqualTo(Batch.EVENTS);
    assertThat(batch.bytesAnEvent()).as("as large as a usual event").isBetween(450.0, 540.0);
  }

  @Test
  void someOfTheTriggersConcernSomeOfTheEvents() {
    Load load = new Load();
    load.triggers = 100;
    load.make();

    assertThat(load.set.all()).hasSize(100);
    assertThat(load.stored.values())
        .anySatisfy(one -> assertThat(one.activity().tracks()).isNotEmpty());
    assertThat(new PerEvent().decide(load)).isPositive();
  }

  @Test
  void whatIsStoredOfABusyCustomerFitsInOneWriteUnit() {
    byte[] packed = ActivityCodec.encode(PerItem.full());

    assertThat(PerItem.full().tracks()).hasSize(36);
    assertThat(PerItem.full().told()).hasSize(10);
    assertThat(packed.length + DecideBenchmark.BESIDE).isLessThanOrEqualTo(1024);
  }
}
