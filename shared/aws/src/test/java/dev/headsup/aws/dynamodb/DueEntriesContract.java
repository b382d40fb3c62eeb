package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store of work for later keeps to. Each test has an hour of its own, long before the
/// hours of others.
abstract class DueEntriesContract {
  private static final AtomicLong HOURS = new AtomicLong();

  private final Instant hour =
      Instant.parse("1990-01-01T00:00:00Z").plus(Duration.ofHours(HOURS.incrementAndGet()));

  abstract DueEntries dues();

  private static DueEntry wait(Instant at) {
    CustomerId customer = Samples.customer();
    return new DueEntry.Wait(at, customer, "outreach-" + customer, "import-struggle");
  }

  private Stream<DueEntry> due(Instant now) {
    return IntStream.range(0, DueEntries.SHARDS)
        .boxed()
        .flatMap(shard -> dues().due(shard, now, 10_000).stream())
        .filter(entry -> !entry.at().isBefore(hour));
  }

  @Test
  void workIsDueFromItsVeryMillisecondOn() {
    DueEntry entry = wait(hour.plusMillis(5));
    dues().add(entry);

    assertThat(due(hour.plusMillis(4))).isEmpty();
    assertThat(due(hour.plusMillis(5))).containsExactly(entry);
    assertThat(due(hour.plus(Duration.ofMinutes(59)))).containsExactly(entry);
  }

  @Test
  void bothKindsAreKept() {
    CustomerId customer = Samples.customer();
    List<DueEntry> both =
        List.of(
            new DueEntry.Wait(hour, customer, "outreach", "import-struggle"),
            new DueEntry.Deliver(hour.plusNanos(7), customer, "outreach"));
    both.forEach(dues()::add);

    assertThat(due(hour)).containsExactlyInAnyOrderElementsOf(both);
  }

  @Test
  void aRepeatIsKeptOnce() {
    DueEntry entry = wait(hour);
    dues().add(entry);
    dues().add(entry);

    assertThat(due(hour)).containsExactly(entry);
  }

  @Test
  void aShardGivesTheOldestFirstUpToTheLimit() {
    List<DueEntry> entries =
        IntStream.range(0, 80).mapToObj(i -> wait(hour.plusSeconds(80 - i))).toList();
    entries.forEach(dues()::add);

    for (int shard = 0; shard < DueEntries.SHARDS; shard++) {
      List<DueEntry> all =
          dues().due(shard, hour.plusSeconds(80), 10_000).stream()
              .filter(entry -> !entry.at().isBefore(hour))
              .toList();
      assertThat(all).as("work spreads over the shards").hasSizeGreaterThan(5);
      assertThat(all).extracting(DueEntry::at).isSorted();
      assertThat(dues().due(shard, hour.plusSeconds(80), 3)).hasSize(3);
    }
    assertThat(due(hour.plusSeconds(80))).containsExactlyInAnyOrderElementsOf(entries);
  }

  @Test
  void removedWorkIsGoneAndRemovingAgainDoesNoHarm() {
    List<DueEntry> entries = IntStream.range(0, 60).mapToObj(i -> wait(hour)).toList();
    entries.forEach(dues()::add);

    dues().remove(entries.subList(0, 59));
    dues().remove(entries.subList(0, 59));
    dues().remove(List.of());

    assertThat(due(hour)).containsExactly(entries.getLast());
  }
}
