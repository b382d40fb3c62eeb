package dev.headsup.local.cli;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.local.config.Configuration;
import dev.headsup.local.config.Difference;
import dev.headsup.local.config.Page;
import dev.headsup.local.config.Prompt;
import dev.headsup.local.config.Publishing;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--remove-all",
      description = "With --yes: also when all documents of a kind go away.")
  private boolean removeAll;

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
          new Publishing(
              documents,
              target,
              ConfigurationFace.firstLook(target, client, documents),
              page,
              Prompt.terminal(),
              InstantSource.system());
      publishing.clearTheWay();
      Snapshot running = documents.snapshot();
      var documentsHere = configuration.get().documents();
      List<Difference> differences = Difference.between(running, documentsHere);
      if (by.confirmed() && !removeAll) {
        refuseEmptying(differences, documentsHere.keySet());
      }
      return exit(publishing.put(running, differences, by), author);
    }
  }

  /// Nobody looks at the differences of a script: a folder that lost a part must not empty a stack.
  private static void refuseEmptying(List<Difference> differences, Set<DocumentName> here) {
    Set<Kind> emptied = EnumSet.noneOf(Kind.class);
    differences.stream()
        .filter(one -> one.change() == Difference.Change.REMOVED)
        .forEach(one -> emptied.add(one.name().kind()));
    here.forEach(name -> emptied.remove(name.kind()));
    if (!emptied.isEmpty()) {
      throw new CommandFailure(
          "nothing was changed: the folder has no "
              + emptied.stream().map(Kind::word).collect(Collectors.joining(", no "))
              + ", and all that run would go away. Is it the right folder? If it is meant so, add"
              + " --remove-all");
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
