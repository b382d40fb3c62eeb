package dev.headsup.local.cli;

import dev.headsup.authoring.Problem;
import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.authoring.trigger.TriggerFolders;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headsup check`: reads a folder of triggers as a running stack would, and names what is wrong.
@Command(
    name = "check",
    description = {
      "Checks the triggers of a folder and their messages, and names what is wrong and where.",
      "",
      "Prints one line for each problem, as file:line:column: what is wrong.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 all fine, 1 there are problems.",
      "",
      "Examples:",
      "  ./headsup check",
      "  ./headsup check my-triggers"
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of trigger folders. Default: triggers in the repository.")
  private Optional<Path> folder = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path directory = folder.orElseGet(() -> Home.find().triggers());
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure("there is no folder of triggers at " + directory);
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Map<String, String>> triggers = TriggerFolders.read(directory);
    long problems = 0;
    for (Map.Entry<String, Map<String, String>> trigger : triggers.entrySet()) {
      switch (TriggerCompiler.compile(trigger.getKey(), trigger.getValue())) {
        case CompileResult.Ok ok -> {}
        case CompileResult.Problems found -> {
          problems += found.problems().size();
          Path place = directory.resolve(trigger.getKey());
          found.problems().forEach(problem -> out.println(line(place, problem)));
        }
      }
    }
    out.println(summary(triggers.size(), problems));
    out.flush();
    return problems == 0 ? Exit.OK : Exit.FINDINGS;
  }

  private static String line(Path place, Problem problem) {
    return place.resolve(problem.file())
        + ":"
        + problem.line()
        + ":"
        + problem.column()
        + ": "
        + problem.message();
  }

  private static String summary(int triggers, long problems) {
    String checked = triggers == 1 ? "1 trigger" : triggers + " triggers";
    return checked
        + switch ((int) Math.min(problems, 2)) {
          case 0 -> ", no problem";
          case 1 -> ", 1 problem";
          default -> ", " + problems + " problems";
        };
  }
}
