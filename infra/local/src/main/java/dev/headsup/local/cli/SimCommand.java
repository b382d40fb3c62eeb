package dev.headsup.local.cli;

import dev.headsup.sim.scenario.Campaign;
import dev.headsup.sim.scenario.Outcome;
import dev.headsup.sim.scenario.Report;
import dev.headsup.sim.world.Fault;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `headsup sim`: runs the functions in a world in memory where much goes wrong, and checks what
/// must hold.
@Command(
    name = "sim",
    description = {
      "Runs the real functions in a world in memory, with a clock of its own, where requests fail,",
      "answers get lost, workers die and messages come twice; checks all the time what must hold,",
      "and in the end that everything found its end. docs/RELIABILITY.md says what is promised.",
      "",
      "One seed is one run: the same number gives the same run, step by step.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 everything held, 1 something did not.",
      "",
      "Examples:",
      "  ./headsup sim --seeds 1000",
      "  ./headsup sim --seed 42",
      "  ./headsup sim --kills",
      "  ./headsup sim --full --minutes 30"
    })
final class SimCommand implements Callable<Integer> {

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many seeds. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "0",
      description = "The first seed. Default: ${DEFAULT-VALUE}.")
  private long from;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Only this seed, with every step of it.")
  private @Nullable Long seed;

  @Option(
      names = "--full",
      description = "A fault at every step of a run of 1,000 events, in three positions, instead.")
  private boolean full;

  @Option(
      names = "--kills",
      description = "A fault at every step of a small run, in three positions, instead.")
  private boolean kills;

  @Option(
      names = "--kill",
      paramLabel = "STEP",
      description = "Only the run with a fault at this step, with every step of it.")
  private @Nullable Long kill;

  @Option(
      names = "--position",
      paramLabel = "FAULT",
      defaultValue = "KILL_AFTER",
      description = "With --kill, what goes wrong: ${COMPLETION-CANDIDATES}.")
  private Fault position = Fault.KILL_AFTER;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "Ends after so many minutes. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many runs go on at once. Default: one for each processor.")
  private @Nullable Integer workers;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Duration budget = Duration.ofMinutes(minutes);
    if (seed != null) {
      return shown(Campaign.seed(seed, true), out);
    }
    if (kill != null) {
      return shown(Campaign.kill(full, kill, position, true), out);
    }
    Report report =
        full || kills
            ? Campaign.kills(full, Integer.MAX_VALUE, workers(), budget)
            : Campaign.seeds(from, seeds, workers(), budget);
    out.print(report.text());
    out.flush();
    return report.failed().isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private int workers() {
    return workers == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, workers);
  }

  private static int shown(Outcome outcome, PrintWriter out) {
    out.print(outcome.trace().text());
    out.println(outcome.words());
    out.flush();
    return outcome.isWell() ? Exit.OK : Exit.FINDINGS;
  }
}
