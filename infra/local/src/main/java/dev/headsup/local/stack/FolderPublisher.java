package dev.headsup.local.stack;

import dev.headsup.authoring.Problem;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.PushResult;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.local.config.Configuration;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the triggers of a folder the ones that run, when a local stack starts, and the policy, the
/// components and the tutorials that stand beside the folder.
///
/// What somebody pushed while the stack ran is theirs: a start does not undo it, also where the
/// folder says otherwise. What an earlier start put down follows the folder.
record FolderPublisher(DynamoDocuments documents, InstantSource clock) {
  private static final System.Logger LOG = System.getLogger(FolderPublisher.class.getName());

  private static final Set<Kind> KINDS = EnumSet.complementOf(EnumSet.of(Kind.TEMPLATES));

  /// Who the versions that come from the folder are by.
  static final String BY = "the folder at start";

  /// Publishes what the folder has and takes back what is no longer there, as one push; nothing is
  /// written where nothing changed. With a mistake in any of them nothing is changed.
  ///
  /// @return how many triggers the folder has
  /// @throws StackException naming each mistake with its file and line
  int publish(Path folder) {
    Map<DocumentName, Map<String, String>> found = read(folder);
    documents.settle();
    Snapshot now = documents.snapshot();
    List<Edit> edits = new ArrayList<>();
    found.forEach((name, files) -> {
      Stored running = now.documents().get(name);
      if (isOther(running, files) && mayChange(running)) {
        edits.add(new Edit(name, files));
      }
    });
    now.documents().values().stream()
        .filter(stored -> KINDS.contains(stored.name().kind()))
        .filter(stored -> !found.containsKey(stored.name()))
        .filter(stored -> isOther(stored, Map.of()) && mayChange(stored))
        .forEach(stored -> edits.add(new Edit(stored.name(), Map.of())));
    if (!edits.isEmpty()) {
      PushResult result = documents.push(now, edits, BY, clock.instant(), "");
      if (!(result instanceof PushResult.Done)) {
        throw new StackException("somebody else changed the triggers during the start: try again");
      }
    }
    return (int) found.keySet().stream().filter(name -> name.kind() == Kind.TRIGGERS).count();
  }

  private static Map<DocumentName, Map<String, String>> read(Path folder) {
    Configuration found = Configuration.readTriggersAndBeside(folder);
    found.notes().forEach(note -> LOG.log(System.Logger.Level.INFO, "{0}", note));
    if (!found.problems().isEmpty()) {
      throw new StackException(
          "what is configured in "
              + folder
              + " cannot run:\n"
              + String.join("\n", found.problems().stream().map(Problem::toString).toList()));
    }
    return found.documents();
  }

  /// @param files empty: it shall not be there
  private static boolean isOther(@Nullable Stored running, Map<String, String> files) {
    return switch (running) {
      case null -> !files.isEmpty();
      case Document document ->
          !document.hash().equals(ContentHash.of(files)) || document.removed() != files.isEmpty();
      case Stored.Damaged damaged -> true;
    };
  }

  private static boolean mayChange(@Nullable Stored running) {
    String by =
        switch (running) {
          case null -> BY;
          case Document document -> document.version() == 0 ? BY : document.by();
          case Stored.Damaged damaged -> damaged.newer() ? "a newer Headsup" : BY;
        };
    if (running != null && !by.equals(BY)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} stays as {1} pushed it; the folder has it otherwise:"
              + " ./headsup push brings the folder''s, ./headsup pull takes the other",
          running.name(),
          by);
    }
    return by.equals(BY);
  }
}
