package dev.headsup.local.cli;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.local.config.Difference;
import dev.headsup.local.config.Page;
import dev.headsup.local.config.Prompt;
import dev.headsup.local.config.Publishing;
import dev.headsup.local.config.Rollback;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `headsup rollback`: lets an old version run again.
@Command(
    name = "rollback",
    description = {
      "Lets the old content of a document, or of all documents of a push, run again.",
      "",
      "It becomes a new version, so nothing of the history is lost. Shows what would change, and",
      "asks.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 it runs, 1 it does not, 2 not understood, or nobody there to confirm.",
      "",
      "Examples:",
      "  ./headsup rollback triggers/import-struggle",
      "  ./headsup rollback triggers/import-struggle --to 3 --stack headsup",
      "  ./headsup rollback --push 12 --stack headsup --yes"
    })
final class RollbackCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND/ID",
      converter = NameConverter.class,
      description = "The document, such as triggers/import-struggle.")
  private Optional<DocumentName> document = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "The version whose content shall run. Default: the one before.")
  private Optional<Integer> to = Optional.empty();

  @Option(
      names = "--push",
      paramLabel = "NUMBER",
      description = "Undo this push: its documents become as they were before it.")
  private Optional<Integer> push = Optional.empty();

  @Mixin private TargetOptions stack = new TargetOptions();
  @Mixin private AuthorOptions author = new AuthorOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (document.isPresent() == push.isPresent()) {
      throw new ParameterException(spec.commandLine(), "name either a document, or --push NUMBER");
    }
    if (push.isPresent() && to.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--to belongs to a document, not to --push");
    }
    Target target = stack.open();
    try (DynamoDbClient client = target.clients().dynamo()) {
      DynamoDocuments documents = ConfigurationFace.documents(target, client);
      Page page = new Page(spec.commandLine().getOut(), Ansi.AUTO);
      Publishing publishing =
          new Publishing(
              documents,
              target,
              ConfigurationFace.firstLook(target, client, documents),
              page,
              Prompt.terminal(),
              InstantSource.system());
      publishing.clearTheWay();
      Snapshot now = documents.snapshot();
      Rollback rollback = new Rollback(documents, now, target);
      int exit =
          push.isPresent()
              ? put(publishing, now, rollback.push(push.get()), "undoes push " + push.get())
              : document(publishing, now, rollback, document.orElseThrow());
      if (exit == Exit.OK) {
        page.line(
            "Files have still what was rolled back: "
                + target.command("pull")
                + " takes over what runs");
      }
      return exit;
    }
  }

  private int document(Publishing publishing, Snapshot now, Rollback rollback, DocumentName name) {
    int version = to.orElseGet(() -> rollback.before(name));
    return put(
        publishing, now, rollback.document(name, version), "rolls back to version " + version);
  }

  /// The history says that it was a rollback, before what the person says.
  private int put(Publishing publishing, Snapshot now, List<Difference> differences, String what) {
    Publishing.Author by = author.author();
    String note = by.note().isEmpty() ? what : what + ": " + by.note();
    return PushCommand.exit(
        publishing.put(now, differences, new Publishing.Author(by.by(), note, by.confirmed())),
        author);
  }
}
