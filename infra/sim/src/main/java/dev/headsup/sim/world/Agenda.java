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
  private Instant end = Instant.MIN;

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

  /// Lets a time come at once, where nothing else happens before it or at it; so whoever waits for
  /// it needs not be stopped and started again.
  ///
  /// @return whether it came
  boolean skipTo(Instant time) {
    Entry next = entries.peek();
    if (time.isAfter(end) || (next != null && !next.at().isAfter(time))) {
      return false;
    }
    clock.moveTo(time);
    return true;
  }

  /// Lets everything happen until a time, and that time come.
  void runUntil(Instant last) {
    end = last;
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
