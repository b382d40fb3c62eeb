package dev.headsup.local.cli;

import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.local.config.Page;
import dev.headsup.local.config.Pull;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `headsup pull`: writes what runs into a folder.
@Command(
    name = "pull",
    description = {
      "Writes the configuration that runs into a folder.",
      "",
      "A document that you changed and never pushed is not overwritten: then nothing is written at",
      "all, and the command names it.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 the folder has all that runs, 1 it does not.",
      "",
      "Examples:",
      "  ./headsup pull my-config --stack headsup",
      "  ./headsup pull --force"
    })
final class PullCommand implements Callable<Integer> {
  @Mixin private ConfigurationOption where = new ConfigurationOption();
  @Mixin private TargetOptions stack = new TargetOptions();

  @Option(names = "--force", description = "Overwrite what you changed and never pushed.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Page page = new Page(spec.commandLine().getOut(), Ansi.AUTO);
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      Pull pull = Pull.into(where.made(), ConfigurationFace.documents(target, client), force);
      for (Stored.Damaged damaged : pull.damaged()) {
        page.line(
            damaged.name()
                + " was left out: version "
                + damaged.version()
                + " cannot be used, "
                + damaged.why()
                + ". Roll it back: "
                + target.command("rollback " + damaged.name()));
      }
      if (!pull.kept().isEmpty()) {
        pull.kept().forEach(name -> page.line(name + " has changes that were never pushed"));
        page.line("nothing was written: push them, or overwrite them with --force");
        return Exit.FINDINGS;
      }
      pull.written().forEach(name -> page.line(name + " is now as it runs"));
      for (DocumentName name : pull.onlyHere()) {
        page.line(name + " is only in this folder: it was never pushed to " + target.name());
      }
      page.line(
          pull.written().isEmpty()
              ? "nothing to write: the folder has what runs in " + target.name()
              : "the folder has what runs in " + target.name());
      return pull.damaged().isEmpty() ? Exit.OK : Exit.FINDINGS;
    }
  }
}
