package dev.headsup.functions.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.metrics.Metrics;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.signal.Signal.TimerFired;
import dev.headsup.functions.memory.MemoryDues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SweepTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final MemoryDues dues = new MemoryDues();
  private final List<String> telemetry = new ArrayList<>();
  private final List<String> deliver = new ArrayList<>();

  @Test
  void eachKindGoesToTheQueueOfWhoDoesIt() {
    dues.add(wait("ana", Duration.ZERO));
    dues.add(rescue("ben", Duration.ofMinutes(1)));
    assertThat(sweep(dues, telemetry::addAll).run(NOW)).isEqualTo(2);
    assertThat(timers())
        .containsExactly(
            new TimerFired(CustomerId.known("ana"), "import-struggle", "case of ana", NOW));
    assertThat(jobs()).containsExactly(new DeliverJobs.Job(CustomerId.known("ben"), "case of ben"));
    assertThat(dues.entries()).isEmpty();
  }

  @Test
  void whatIsNotDueYetStays() {
    dues.add(wait("ana", Duration.ofSeconds(-1)));
    assertThat(sweep(dues, telemetry::addAll).run(NOW)).isZero();
    assertThat(telemetry).isEmpty();
    assertThat(dues.entries()).hasSize(1);
  }

  @Test
  void moreThanAPageGoesInOneSweepAndEachEntryOnce() {
    for (int i = 0; i < 950; i++) {
      dues.add(i % 3 == 0 ? rescue("r" + i, Duration.ofMinutes(i)) : wait("w" + i, minutes(i)));
    }
    assertThat(sweep(dues, telemetry::addAll).run(NOW)).isEqualTo(950);
    assertThat(timers()).hasSize(633).doesNotHaveDuplicates();
    assertThat(jobs()).hasSize(317).doesNotHaveDuplicates();
    assertThat(dues.entries()).isEmpty();
  }

  @Test
  void whatCannotBeQueuedIsNotRemoved() {
    dues.add(wait("ana", Duration.ZERO));
    dues.add(rescue("ana", Duration.ZERO));
    Sweep sweep =
        sweep(
            dues,
            bodies -> {
              throw new IllegalStateException("The queue does not answer");
            });
    assertThatThrownBy(() -> sweep.run(NOW)).hasMessage("The queue does not answer");
    assertThat(dues.entries()).hasSize(2);
  }

  @Test
  void aCrashBetweenQueueAndRemovalDoublesAndLosesNothing() {
    dues.add(wait("ana", Duration.ZERO));
    dues.add(rescue("ana", Duration.ZERO));
    Sweep crashing = sweep(new Forgetful(dues), telemetry::addAll);
    assertThatThrownBy(() -> crashing.run(NOW)).hasMessage("The table does not answer");
    assertThat(timers()).hasSize(1);
    assertThat(dues.entries()).hasSize(2);
    assertThat(sweep(dues, telemetry::addAll).run(NOW)).isEqualTo(2);
    assertThat(timers()).hasSize(2).containsOnly(timers().getFirst());
    assertThat(jobs()).hasSize(2).containsOnly(jobs().getFirst());
    assertThat(dues.entries()).isEmpty();
  }

  private Sweep sweep(DueEntries entries, Consumer<List<String>> timers) {
    return new Sweep(entries, timers, deliver::addAll, Metrics.none());
  }

  private List<TimerFired> timers() {
    return telemetry.stream()
        .flatMap(body -> TelemetryMessage.read(body).timers().stream())
        .toList();
  }

  private List<DeliverJobs.Job> jobs() {
    return deliver.stream().flatMap(body -> DeliverJobs.read(body).stream()).toList();
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static DueEntry wait(String customer, Duration overdue) {
    return new DueEntry.Wait(
        NOW.minus(overdue), CustomerId.known(customer), "case of " + customer, "import-struggle");
  }

  private static DueEntry rescue(String customer, Duration overdue) {
    return new DueEntry.Deliver(
        NOW.minus(overdue), CustomerId.known(customer), "case of " + customer);
  }

  /// Does not answer when something is to be removed.
  private record Forgetful(DueEntries entries) implements DueEntries {
    @Override
    public void add(DueEntry entry) {
      entries.add(entry);
    }

    @Override
    public List<DueEntry> due(int shard, Instant now, int limit) {
      return entries.due(shard, now, limit);
    }

    @Override
    public void remove(List<DueEntry> done) {
      throw new IllegalStateException("The table does not answer");
    }
  }
}
