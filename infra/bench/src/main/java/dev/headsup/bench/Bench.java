package dev.headsup.bench;

import dev.headsup.bench.decide.DecideBenchmark;
import dev.headsup.bench.match.MatchBenchmark;
import dev.headsup.bench.process.ColdBenchmark;
import dev.headsup.bench.process.OutageBenchmark;
import dev.headsup.bench.process.ReplayBenchmark;
import dev.headsup.bench.process.StartBenchmark;
import dev.headsup.bench.process.ZipBenchmark;
import dev.headsup.bench.report.Table;
import dev.headsup.bench.requests.CostBenchmark;
import dev.headsup.bench.requests.RequestsBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `./headsup bench [NAME...] [--quick]`: measures, and prints one table for each benchmark on
/// stdout; progress goes to stderr.
///
/// Exit status: 0 all within their budgets, 1 a budget missed or a benchmark failed, 2 not
/// understood.
public final class Bench {
  private static final List<Benchmark> ALL =
      List.of(
          new MatchBenchmark(),
          new DecideBenchmark(),
          new RequestsBenchmark(),
          new CostBenchmark(),
          new ColdBenchmark(),
          new StartBenchmark(),
          new ReplayBenchmark(),
          new OutageBenchmark(),
          new ZipBenchmark());

  private final PrintStream out;
  private final PrintStream err;

  Bench(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Runs and ends the process with its exit status.
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    // Libraries that greet on stdout would stand among the tables.
    System.setOut(System.err);
    int status = new Bench(out, System.err).run(List.of(arguments));
    out.flush();
    System.exit(status);
  }

  int run(List<String> arguments) {
    List<Benchmark> chosen = new ArrayList<>();
    boolean quick = false;
    for (String argument : arguments) {
      switch (argument) {
        case "--help", "-h" -> {
          out.print(help());
          return 0;
        }
        case "--quick" -> quick = true;
        default -> {
          Optional<Benchmark> named = named(argument);
          if (named.isEmpty()) {
            err.println("headsup bench: " + unknown(argument));
            err.println("'headsup bench --help' shows what it takes, with examples.");
            return 2;
          }
          chosen.add(named.get());
        }
      }
    }
    Run run = Run.in(quick, err);
    return measured(chosen.isEmpty() ? ALL : chosen, run) ? 0 : 1;
  }

  private boolean measured(List<Benchmark> benchmarks, Run run) {
    out.println("## Headsup benchmarks\n");
    Environment.lines(run).forEach(line -> out.println("- " + line));
    boolean fine = true;
    for (Benchmark benchmark : benchmarks) {
      run.say(benchmark.name() + ": " + benchmark.about());
      try {
        Table table = benchmark.measure(run);
        out.println();
        out.print(table.text());
        out.flush();
        fine &= !table.hasMissed();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (IOException | RuntimeException failed) {
        // The others can still be measured.
        err.println("headsup bench: " + benchmark.name() + " failed");
        failed.printStackTrace(err);
        fine = false;
      }
    }
    return fine;
  }

  private static Optional<Benchmark> named(String word) {
    return ALL.stream().filter(benchmark -> benchmark.name().equals(word)).findFirst();
  }

  private static String unknown(String word) {
    String kind = word.startsWith("-") ? "option" : "benchmark";
    List<String> known = new ArrayList<>(List.of("--quick", "--help"));
    ALL.forEach(benchmark -> known.add(benchmark.name()));
    return "unknown "
        + kind
        + " '"
        + word
        + "'"
        + Nearest.to(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  static String help() {
    StringBuilder help =
        new StringBuilder(
            """
            Usage: headsup bench [NAME...] [--quick]
            Measures, and prints one table for each benchmark: median, spread, the ratio to an anchor of
            the same run, the budget. Without a name it runs all, which takes about twenty minutes.

              --quick   fewer and shorter repetitions: to see that it works, not to quote

            Benchmarks:
            """);
    ALL.forEach(benchmark ->
        help.append(String.format("  %-9s %s%n", benchmark.name(), benchmark.about())));
    return help.append(
            """

            Exit status: 0 all within their budgets, 1 a budget missed or a benchmark failed,
            2 not understood, 3 no JDK.

            Examples:
              ./headsup bench
              ./headsup bench requests
              ./headsup bench decide --quick
            """)
        .toString();
  }
}
