package dev.headsup.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line's root. Stdout carries only what a command documents; everything else goes to
/// stderr.
@Command(
    name = "headsup",
    version = "headsup 0.1.0",
    description = "Gives customers a heads-up before they have to ask for help.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit status: 0 fine, 1 something was found wrong, 2 not understood, 3 no JDK.",
      "",
      "Examples:",
      "  ./headsup demo",
      "  ./headsup up --port 8080",
      "  ./headsup replay events.jsonl --url http://127.0.0.1:8080 --key KEY"
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ReplayCommand.class,
      CheckCommand.class,
      TestTriggersCommand.class,
      ReferenceCommand.class,
      PreviewCommand.class,
      KeysCommand.class,
      SecretsCommand.class,
      ImportCommand.class,
      HistoryCommand.class,
      ExportCommand.class,
      EraseCommand.class,
      RestoreCommand.class,
      WhyCommand.class,
      DetectCommand.class,
      PushCommand.class,
      DiffCommand.class,
      PullCommand.class,
      RollbackCommand.class,
      DlqCommand.class,
      StopCommand.class,
      ResumeCommand.class,
      ApproveCommand.class,
      SmokeCommand.class,
      SimCommand.class,
      DoctorCommand.class
    })
@SuppressWarnings("UnusedVariable") // picocli sets the options that only it reads
public final class Headsup implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show what this command does, with examples.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean version;

  @Spec private final CommandSpec spec = CommandSpec.create();

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] arguments) {
    // A line of the log is one line. A format given to the JVM wins.
    System.getProperties()
        .putIfAbsent("java.util.logging.SimpleFormatter.format", "%1$tT %4$s %5$s%6$s%n");
    System.exit(commandLine().execute(arguments));
  }

  /// The whole command line, ready to execute; a test sets its own writers.
  static CommandLine commandLine() {
    return new CommandLine(new Headsup())
        .addSubcommand("bench", byLauncher("Run the benchmarks: a table of figures and spread."))
        .addSubcommand("test", byLauncher("Run every test and check; --full with the whole log."))
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaints::notUnderstood)
        .setExecutionExceptionHandler(Complaints::failed);
  }

  /// A command that the launcher itself runs; it stands here so that the help lists it.
  private static CommandSpec byLauncher(String description) {
    Callable<Integer> pointer =
        () -> {
          throw new CommandFailure("this command is run by the launcher: call ./headsup");
        };
    CommandSpec spec = CommandSpec.wrapWithoutInspection(pointer);
    spec.usageMessage().description(description);
    return spec;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
