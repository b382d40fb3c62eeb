package dev.headsup.local.cli;

import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.local.config.Configuration;
import java.io.PrintWriter;
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
      "Checks a configuration folder, a folder of triggers or the folder of one trigger, as a push",
      "does, and names what is wrong and where.",
      "",
      "Prints one line for each problem, as file:line:column: what is wrong, and for each trigger",
      "without one what was understood, in a sentence.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 all fine, 1 there are problems.",
      "",
      "Examples:",
      "  ./headsup check",
      "  ./headsup check my-triggers",
      "  ./headsup check triggers/import-struggle"
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "A configuration folder, a folder of triggers, or one trigger's. Default: the"
              + " repository.")
  private Optional<Path> folder = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path directory = ConfigurationOption.folder(folder);
    Configuration found = read(directory);
    PrintWriter err = spec.commandLine().getErr();
    found.notes().forEach(note -> err.println("note: " + note));
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    found.problems().forEach(problem -> out.println(ConfigurationOption.line(directory, problem)));
    found.sentences().forEach(out::println);
    out.println(summary(found));
    out.flush();
    return found.problems().isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private static Configuration read(Path directory) {
    if (Configuration.isTrigger(directory)) {
      return Configuration.readTrigger(directory);
    }
    return Configuration.isThere(directory)
        ? Configuration.read(directory)
        : Configuration.readTriggers(directory);
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
