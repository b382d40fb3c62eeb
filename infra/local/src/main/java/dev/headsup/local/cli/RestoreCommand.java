package dev.headsup.local.cli;

import dev.headsup.local.privacy.Desk;
import dev.headsup.local.privacy.Restoration;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headsup restore`: after tables were put back to an earlier time, before anything is sent.
@Command(
    name = "restore",
    description = {
      "After tables were put back to an earlier time: erases again whoever was erased, and tells",
      "the ledger what was sent since, so that nobody hears anything twice. Everything must be",
      "stopped while it runs; afterwards it says how to go on.",
      ""
    },
    footer = {
      "",
      "It walks every table whole. A repeat is harmless.",
      "Exit status: 0 done, 1 it is not stopped, 2 not understood.",
      "",
      "Examples:",
      "  ./headsup restore --since 2026-03-02T09:00:00Z --stack headsup",
      "See docs/guides/privacy.md, After a restore."
    })
final class RestoreCommand implements Callable<Integer> {
  @Option(
      names = "--since",
      required = true,
      paramLabel = "TIME",
      description = "The instant to which the tables were put back; rather earlier than later.")
  private String since = "";

  @Mixin private TargetOptions where = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Instant from = since();
    Target target = where.open();
    PrintWriter out = spec.commandLine().getOut();
    try (Desk desk = Desk.of(target)) {
      Restoration restoration = desk.restoration();
      if (!restoration.isHeld()) {
        throw new CommandFailure(
            "messages may leave "
                + target.name()
                + " at this moment: stop everything first, with "
                + target.command("stop --why \"tables are put back\""));
      }
      Restoration.Done done = restoration.run(from);
      out.printf("erased again: %s%n", new TreeMap<>(done.erased()));
      out.printf(
          "sent since: %d, of which would have spoken again: %d%n", done.sent(), done.ended());
      out.flush();
      spec.commandLine().getErr().println("to send again: " + target.command("resume"));
      spec.commandLine().getErr().flush();
    }
    return Exit.OK;
  }

  private Instant since() {
    try {
      return Instant.parse(since);
    } catch (DateTimeException bad) {
      throw new ParameterException(
          spec.commandLine(), "--since takes an instant such as 2026-03-02T09:00:00Z", bad);
    }
  }
}
