package dev.headsup.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What happens when. Of things at one time the one that was put down first happens first, so that
/// a run has one order only.
final class Agenda {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::at).thenComparingLong(Entry::number);

  private final SimClock clock;
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
  private long numbers;

  Agenda(SimClock clock) {
    this.clock = clock;
  }

  private record Entry(Instant at, long number, Runnable what) {}

  /// Something happens at a time; at once where that is over.
  void at(Instant time, Runnable what) {
    Instant at = time.isBefore(clock.instant()) ? clock.instant() : time;
    entries.add(new Entry(at, numbers++, what));
  }

  /// Something happens after a while.
  void in(Duration after, Runnable what) {
    at(clock.instant().plus(after), what);
  }

  /// Lets everything happen until a time, and that time come.
  void runUntil(Instant end) {
    for (Entry next = entries.peek();
        next != null && !next.at().isAfter(end);
        next = entries.peek()) {
      entries.poll();
      clock.moveTo(next.at());
      next.what().run();
    }
    clock.moveTo(end);
  }
}
