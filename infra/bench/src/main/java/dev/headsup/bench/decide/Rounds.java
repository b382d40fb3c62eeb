package dev.headsup.bench.decide;

import dev.headsup.bench.Run;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs JMH in rounds: in each, every benchmark gets one fresh JVM, one after the other. So forks
/// interleave, and a ratio compares what ran in the same minute.
final class Rounds {
  private final Map<String, List<Double>> times = new HashMap<>();
  private final Map<String, List<Double>> bytes = new HashMap<>();

  private Rounds() {}

  static Rounds of(Run run) {
    Rounds rounds = new Rounds();
    int count = run.times(5, 2);
    for (int round = 1; round <= count; round++) {
      run.say("decide: round " + round + " of " + count);
      rounds.add(one(run));
    }
    return rounds;
  }

  /// Nanoseconds of a benchmark, one figure for each round.
  ///
  /// @param name for example `PerEvent.decide:100`
  List<Double> nanos(String name) {
    return known(times, name);
  }

  /// Bytes allocated, one figure for each round.
  List<Double> allocated(String name) {
    return known(bytes, name);
  }

  private static Collection<RunResult> one(Run run) {
    TimeValue time = TimeValue.milliseconds(run.times(700, 150));
    Options options =
        new OptionsBuilder()
            .include("dev\\.headsup\\.bench\\.decide\\..*")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            .warmupIterations(run.times(4, 2))
            .warmupTime(time)
            .measurementIterations(run.times(3, 2))
            .measurementTime(time)
            .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
            .addProfiler(GCProfiler.class)
            .build();
    PrintStream silent = new PrintStream(PrintStream.nullOutputStream());
    try {
      return new Runner(
              options, OutputFormatFactory.createFormatInstance(silent, VerboseMode.NORMAL))
          .run();
    } catch (RunnerException failed) {
      throw new IllegalStateException("JMH could not run the benchmarks", failed);
    }
  }

  private void add(Collection<RunResult> results) {
    for (RunResult result : results) {
      String[] words = result.getParams().getBenchmark().split("\\.");
      String triggers = result.getParams().getParam("triggers");
      String name =
          words[words.length - 2]
              + "."
              + words[words.length - 1]
              + (triggers == null ? "" : ":" + triggers);
      put(times, name, result.getPrimaryResult());
      Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      if (allocated == null) {
        throw new IllegalStateException("JMH did not say what was allocated in " + name);
      }
      put(bytes, name, allocated);
    }
  }

  private static void put(Map<String, List<Double>> figures, String name, Result<?> result) {
    figures.computeIfAbsent(name, any -> new ArrayList<>()).add(result.getScore());
  }

  private static List<Double> known(Map<String, List<Double>> figures, String name) {
    List<Double> found = figures.get(name);
    if (found == null) {
      throw new IllegalStateException("JMH gave no figure for " + name + ": " + figures.keySet());
    }
    return found;
  }
}
