package dev.headsup.bench.decide;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same work in this one JVM, in short turns, by the processor time of its thread: what holds
/// on a machine that others use too, since waiting for a core does not count and a ratio compares
/// what ran within the same second. Garbage collection does not count either.
final class Turns {
  private static final int CALLS = 20;

  private Turns() {}

  /// Work on one batch of events.
  private interface Work {
    int once() throws IOException;
  }

  /// Nanoseconds an event by name, one figure for each turn; the first third only warms up.
  static Map<String, List<Double>> nanos(int turns) throws IOException {
    Floor floor = new Floor();
    floor.make();
    PerEvent whole = new PerEvent();
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("tokens", floor::tokensOnly);
    works.put("read", floor::read);
    for (int triggers : new int[] {1, 20, 100, 300}) {
      Load load = new Load();
      load.triggers = triggers;
      load.make();
      works.put("decide:" + triggers, () -> whole.decide(load));
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<String, List<Double>> nanos = new LinkedHashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (Map.Entry<String, Work> work : works.entrySet()) {
        int seen = 0;
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < CALLS; i++) {
          seen += work.getValue().once();
        }
        double each = (threads.getCurrentThreadCpuTime() - start) / (double) CALLS / Batch.EVENTS;
        if (seen == 0 && work.getKey().equals("tokens")) {
          throw new IllegalStateException("Nothing was read");
        }
        if (turn >= turns / 3) {
          nanos.computeIfAbsent(work.getKey(), name -> new ArrayList<>()).add(each);
        }
      }
    }
    return nanos;
  }
}
