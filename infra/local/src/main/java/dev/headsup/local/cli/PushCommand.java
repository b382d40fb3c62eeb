package dev.headsup.local.cli;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.local.config.Configuration;
import dev.headsup.local.config.Difference;
import dev.headsup.local.config.Page;
import dev.headsup.local.config.Prompt;
import dev.headsup.local.config.Publishing;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `headsup push`: makes a folder's configuration the one that runs.
@Command(
    name = "push",
    description = {
      "Makes the configuration of a folder the one that runs.",
      "",
      "Checks it, shows what would change, and asks. What changes gets a new version; a document",
      "that the folder does not have is removed, which is a version too. All of it takes effect",
      "together, within a minute.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 it runs, 1 it does not (mistakes, somebody was quicker, you said no),",
      "2 not understood, or nobody there to confirm.",
      "",
      "Examples:",
      "  ./headsup push",
      "  ./headsup push --stack headsup --note 'Tell people sooner'",
      "  ./headsup push my-config --stack headsup --yes --as ci",
      "See docs/guides/configuration.md."
    })
final class PushCommand implements Callable<Integer> {
  @Mixin private ConfigurationOption where = new ConfigurationOption();
  @Mixin private TargetOptions stack = new TargetOptions();
  @Mixin private AuthorOptions author = new AuthorOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Page page = new Page(spec.commandLine().getOut(), Ansi.AUTO);
    Publishing.Author by = author.author();
    Optional<Configuration> configuration = where.read(page);
    if (configuration.isEmpty()) {
      return Exit.FINDINGS;
    }
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      DynamoDocuments documents = ConfigurationFace.documents(target, client);
      Publishing publishing =
          new Publishing(documents, target.name(), page, Prompt.terminal(), InstantSource.system());
      publishing.clearTheWay();
      Snapshot running = documents.snapshot();
      return exit(
          publishing.put(running, Difference.between(running, configuration.get().documents()), by),
          author);
    }
  }

  static int exit(Publishing.Result result, AuthorOptions author) {
    return switch (result) {
      case DONE -> Exit.OK;
      case NOTHING_CHANGED -> Exit.FINDINGS;
      case NOBODY_THERE -> throw author.nobodyThere();
    };
  }
}
