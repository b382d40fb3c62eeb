package dev.headsup.local.cli;

import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.local.config.Configuration;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headsup check`: reads a configuration folder as a push does, and names what is wrong.
@Command(
    name = "check",
    description = {
      "Checks a configuration folder, or a folder of triggers, as a push does, and names what is",
      "wrong and where.",
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
      description = "A configuration folder, or a folder of triggers. Default: the repository.")
  private Optional<Path> folder = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path directory = folder.orElseGet(() -> Home.find().root());
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure("there is no folder " + directory);
    }
    Configuration found =
        Configuration.isThere(directory)
            ? Configuration.read(directory)
            : Configuration.readTriggers(directory);
    PrintWriter err = spec.commandLine().getErr();
    found.notes().forEach(note -> err.println("note: " + note));
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    found.problems().forEach(problem -> out.println(ConfigurationOption.line(directory, problem)));
    out.println(summary(found));
    out.flush();
    return found.problems().isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private static String summary(Configuration found) {
    int triggers =
        (int) found.documents().keySet().stream().filter(CheckCommand::isTrigger).count();
    int others = found.documents().size() - triggers;
    int problems = found.problems().size();
    return (triggers == 1 ? "1 trigger" : triggers + " triggers")
        + (others == 0 ? "" : others == 1 ? ", 1 other document" : ", " + others + " others")
        + (problems == 0 ? ", no problem" : problems == 1 ? ", 1 problem" : "")
        + (problems > 1 ? ", " + problems + " problems" : "");
  }

  private static boolean isTrigger(DocumentName name) {
    return name.kind() == Kind.TRIGGERS;
  }
}
