package dev.headsup.local.config;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Push;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.local.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the old content that shall run again. Putting it in place makes a new version; no history
/// is rewritten.
///
/// @param now what runs
public record Rollback(DynamoDocuments documents, Snapshot now, Target stack) {

  /// One document, as it was in a version.
  ///
  /// @throws ConfigurationException when there is no such version, or it cannot run any more
  public List<Difference> document(DocumentName name, int version) {
    return Difference.of(now, name, content(name, version));
  }

  /// The version of a document before the one that runs; where what runs is damaged, the newest
  /// that is not.
  ///
  /// @throws ConfigurationException when there is none
  public int before(DocumentName name) {
    if (documents.history(name).isEmpty()) {
      throw Versions.never(name, stack);
    }
    @Nullable Stored running = now.documents().get(name);
    int version =
        running instanceof Stored.Damaged
            ? documents.history(name).stream()
                .filter(Document.class::isInstance)
                .findFirst()
                .map(Rollback::version)
                .orElse(0)
            : version(running) - 1;
    if (version < 1) {
      throw new ConfigurationException(
          name + " has no version before the one that runs: " + history(name));
    }
    return version;
  }

  /// All documents of a push, as they were before it.
  ///
  /// @throws ConfigurationException when there is no such push, or others changed one of its
  ///   documents since
  public List<Difference> push(int number) {
    Push push =
        documents.pushes(number).stream()
            .filter(one -> one.number() == number && one.state() == Push.State.DONE)
            .findFirst()
            .orElseThrow(() ->
                new ConfigurationException(
                    "there is no push "
                        + number
                        + " in place: "
                        + stack.command("history")
                        + " lists them"));
    List<String> changedSince = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (Push.Change change : push.changes()) {
      int running = version(now.documents().get(change.name()));
      if (running != change.version()) {
        changedSince.add(change.name() + " (version " + running + " runs)");
      } else {
        Map<String, String> before =
            change.version() == 1 ? Map.of() : content(change.name(), change.version() - 1);
        differences.addAll(Difference.of(now, change.name(), before));
      }
    }
    if (!changedSince.isEmpty()) {
      throw new ConfigurationException(
          "since push "
              + number
              + " others were changed: "
              + Amount.of(changedSince)
              + "; roll them back one by one: "
              + stack.command("rollback KIND/ID --to VERSION"));
    }
    return differences;
  }

  private Map<String, String> content(DocumentName name, int version) {
    Stored stored =
        documents
            .version(name, version)
            .orElseThrow(() ->
                documents.history(name).isEmpty()
                    ? Versions.never(name, stack)
                    : new ConfigurationException(
                        name + " has no version " + version + ": " + history(name)));
    return switch (stored) {
      case Stored.Damaged damaged ->
          throw new ConfigurationException(
              name + " version " + version + " cannot run: " + damaged.why());
      case Document document -> {
        Findings findings = new Findings();
        if (!document.removed()) {
          DocumentCheck.check(name, "", document.files(), findings);
        }
        if (!findings.isEmpty()) {
          throw new ConfigurationException(
              name
                  + " version "
                  + version
                  + " cannot run any more:\n"
                  + String.join("\n", findings.sorted().stream().map(Problem::toString).toList()));
        }
        yield document.files();
      }
    };
  }

  private String history(DocumentName name) {
    return stack.command("history " + name);
  }

  private static int version(@Nullable Stored stored) {
    return switch (stored) {
      case null -> 0;
      case Document document -> document.version();
      case Stored.Damaged damaged -> damaged.version();
    };
  }
}
