package dev.headsup.bench.match;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How long it takes to compile something, by the processor time of the thread, and what the
/// compiled form holds.
///
/// @param first milliseconds of the first time in this JVM
/// @param later the same, when the code is warm
/// @param bytes what is reachable more than before
record Compile(double first, List<Double> later, long bytes) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// To be called before anything else has compiled the like.
  static Compile of(Supplier<Object> compiling, int times) {
    double first = millis(compiling);
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      later.add(millis(compiling));
    }
    long before = reachable();
    Object compiled = compiling.get();
    long bytes = reachable() - before;
    if (compiled.equals(compiling)) {
      throw new IllegalStateException("It must be reachable until here");
    }
    return new Compile(first, later, bytes);
  }

  @SuppressWarnings("ReturnValueIgnored") // only the time counts
  private static double millis(Supplier<Object> compiling) {
    long start = THREADS.getCurrentThreadCpuTime();
    compiling.get();
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static long reachable() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
