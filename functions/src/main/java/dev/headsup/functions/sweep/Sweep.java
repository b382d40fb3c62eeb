package dev.headsup.functions.sweep;

import dev.headsup.aws.metrics.Metric;
import dev.headsup.aws.metrics.Metrics;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.signal.Signal.TimerFired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Moves work that is due to the queue of who does it. It is queued first and removed after, so a
/// crash between doubles it and never loses it.
final class Sweep {
  private static final int PAGE = 100;

  private final DueEntries dues;
  private final Consumer<List<String>> telemetry;
  private final Consumer<List<String>> deliver;
  private final Metrics metrics;

  /// @param telemetry queues message bodies for the telemetry function
  /// @param deliver queues message bodies for the deliver function
  /// @param metrics hears how late the oldest entry was
  Sweep(
      DueEntries dues,
      Consumer<List<String>> telemetry,
      Consumer<List<String>> deliver,
      Metrics metrics) {
    this.dues = dues;
    this.telemetry = telemetry;
    this.deliver = deliver;
    this.metrics = metrics;
  }

  /// Queues everything due at `now`.
  ///
  /// @return how many entries
  int run(Instant now) {
    int moved = 0;
    Instant oldest = now;
    for (int shard = 0; shard < DueEntries.SHARDS; shard++) {
      List<DueEntry> page;
      do {
        page = dues.due(shard, now, PAGE);
        for (DueEntry entry : page) {
          oldest = entry.at().isBefore(oldest) ? entry.at() : oldest;
        }
        move(page);
        moved += page.size();
      } while (page.size() == PAGE);
    }
    metrics.write(Metric.DUE_LAG, Duration.between(oldest, now).toSeconds());
    return moved;
  }

  private void move(List<DueEntry> page) {
    List<TimerFired> timers = new ArrayList<>();
    List<DeliverJobs.Job> jobs = new ArrayList<>();
    for (DueEntry entry : page) {
      switch (entry) {
        case DueEntry.Wait wait ->
            timers.add(new TimerFired(wait.customer(), wait.trigger(), wait.outreach(), wait.at()));
        case DueEntry.Deliver rescue ->
            jobs.add(new DeliverJobs.Job(rescue.customer(), rescue.outreach()));
      }
    }
    if (!timers.isEmpty()) {
      telemetry.accept(TelemetryMessage.timers(timers));
    }
    if (!jobs.isEmpty()) {
      deliver.accept(DeliverJobs.write(jobs));
    }
    if (!page.isEmpty()) {
      dues.remove(page);
    }
  }
}
