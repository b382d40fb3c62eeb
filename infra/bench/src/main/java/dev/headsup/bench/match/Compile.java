package dev.headsup.bench.match;

import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.PatternIndex;
import java.util.ArrayList;
import java.util.List;

/// How long it takes to compile patterns, and what the compiled form holds.
///
/// @param first milliseconds of the first time in this JVM, by the clock on the wall
/// @param later the same, when the code is warm
/// @param bytes what is reachable more than before
record Compile(double first, List<Double> later, long bytes) {

  /// To be called before anything else has compiled patterns.
  static Compile of(List<EventPattern> patterns, int times) {
    double first = millis(patterns);
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      later.add(millis(patterns));
    }
    long before = reachable();
    PatternIndex index = PatternIndex.of(patterns);
    long bytes = reachable() - before;
    if (!index.asksAbout(patterns.getFirst().event())) {
      throw new IllegalStateException("It asks about nothing");
    }
    return new Compile(first, later, bytes);
  }

  private static double millis(List<EventPattern> patterns) {
    long start = System.nanoTime();
    PatternIndex.of(patterns);
    return (System.nanoTime() - start) / 1e6;
  }

  private static long reachable() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
