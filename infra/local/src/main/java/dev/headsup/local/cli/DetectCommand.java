package dev.headsup.local.cli;

import dev.headsup.local.detect.SeriesScores;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headsup detect`: how surprising each number of a series is.
@Command(
    name = "detect",
    description = {
      "Scores a series of numbers as the product's own are watched: how surprising is each, given",
      "those before it? Reads CSV with the columns timestamp and value, writes CSV with timestamp",
      "and anomaly_score, 0 to 1; from 0.39 on a number is called an anomaly.",
      ""
    },
    footer = {
      "",
      "The first 150 rows are for learning and score 0. There is nothing to set.",
      "Exit status: 0 scored, 1 some rows could not be read (their score is 0), 2 not understood.",
      "",
      "Example:",
      "  ./headsup detect < failures.csv > scores.csv"
    })
final class DetectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
      return SeriesScores.write(in, out, err) == 0 ? Exit.OK : Exit.FINDINGS;
    } catch (IllegalArgumentException bad) {
      throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
    }
  }
}
