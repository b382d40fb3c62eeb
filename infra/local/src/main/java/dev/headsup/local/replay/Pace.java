package dev.headsup.local.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Holds a replay to a multiple of the events' own speed.
final class Pace {

  private final double times;
  private @Nullable Instant first;
  private long began;

  /// `times` the events' own speed; 0 for as fast as they are taken.
  Pace(double times) {
    this.times = times;
  }

  /// Waits until an event of that time is due; what is waiting already goes out before the pause.
  void waitFor(Instant event, Runnable flush) throws InterruptedException {
    if (times == 0) {
      return;
    }
    if (first == null) {
      first = event;
      began = System.nanoTime();
      return;
    }
    double due = Duration.between(first, event).toNanos() / times;
    double left = due - (System.nanoTime() - began);
    if (left > 0) {
      flush.run();
      Thread.sleep(Duration.ofNanos((long) left));
    }
  }
}
