package dev.headsup.sim.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What items were before they were changed lately. An eventually consistent read asks a replica
/// that lacks the last few of these changes; none lacks one for longer than [#LAG].
final class Recent {
  /// "Within a second" is usual; twice that here.
  private static final Duration LAG = Duration.ofSeconds(2);

  private static final int MOST = 2048;

  @SuppressWarnings(
      "ArrayRecordComponent") // never compared; a list of bytes would be ten times as large
  private record Past(Instant until, byte[] place, byte @Nullable [] before) {}

  private final InstantSource clock;
  private final Deque<Past> pasts = new ArrayDeque<>();

  Recent(InstantSource clock) {
    this.clock = clock;
  }

  void changed(byte[] place, byte @Nullable [] before) {
    forget();
    if (pasts.size() == MOST) {
      pasts.removeFirst();
    }
    pasts.addLast(new Past(clock.instant().plus(LAG), place, before));
  }

  private void forget() {
    Instant now = clock.instant();
    while (!pasts.isEmpty() && !pasts.getFirst().until().isAfter(now)) {
      pasts.removeFirst();
    }
  }

  /// How many changes of what begins so may still be missing somewhere.
  int count(byte[] prefix) {
    forget();
    return of(prefix, Integer.MAX_VALUE).size();
  }

  /// What items looked like before the last so many changes of what begins so.
  Map<byte[], Optional<byte[]>> before(byte[] prefix, int last) {
    Map<byte[], Optional<byte[]>> before = new TreeMap<>(Values.BYTES);
    // From the newest, so that the oldest of an item's versions stays.
    of(prefix, last).forEach(past -> before.put(past.place(), Optional.ofNullable(past.before())));
    return before;
  }

  private List<Past> of(byte[] prefix, int most) {
    List<Past> found = new ArrayList<>();
    Iterator<Past> newest = pasts.descendingIterator();
    while (newest.hasNext() && found.size() < most) {
      Past past = newest.next();
      boolean begins =
          past.place().length >= prefix.length
              && Arrays.equals(past.place(), 0, prefix.length, prefix, 0, prefix.length);
      if (begins) {
        found.add(past);
      }
    }
    return found;
  }
}
