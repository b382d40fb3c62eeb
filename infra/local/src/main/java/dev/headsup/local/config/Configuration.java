package dev.headsup.local.config;

import dev.headsup.authoring.Problem;
import dev.headsup.authoring.trigger.TriggerFiles;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a configuration folder holds.
///
/// `triggers/<id>/…`, `tutorials/<id>/…` and `templates/<id>/…` are a document each, and so are
/// `policy.yaml` and `components.yaml`.
///
/// @param documents text by path inside the document, by the document's name
/// @param problems what has to be put right, in the order of the files, which are named from the
///   folder
/// @param notes what is good to know, such as files that are left out
public record Configuration(
    Map<DocumentName, Map<String, String>> documents, List<Problem> problems, List<String> notes) {

  /// The most documents of a folder.
  static final int MOST = 2_000;

  public Configuration {
    documents = Collections.unmodifiableMap(new TreeMap<>(documents));
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /// Whether a folder looks like one.
  public static boolean isThere(Path folder) {
    return Arrays.stream(Kind.values()).anyMatch(kind -> Files.exists(place(folder, kind)));
  }

  /// Reads and checks a folder.
  ///
  /// @throws ConfigurationException when there is nothing of a configuration in it, or it cannot be
  ///   read
  public static Configuration read(Path folder) {
    if (!isThere(folder)) {
      throw new ConfigurationException(
          "there is no configuration in "
              + folder
              + ": it would have triggers/, tutorials/, templates/, policy.yaml or"
              + " components.yaml");
    }
    return new FolderReader(folder).read(List.of(Kind.values()));
  }

  /// Reads and checks a folder of trigger folders.
  public static Configuration readTriggers(Path folder) {
    return new FolderReader(folder).readTriggers();
  }

  /// Reads and checks a folder of trigger folders, and what stands beside it: `policy.yaml`,
  /// `components.yaml` and `tutorials/`, those that are there.
  public static Configuration readTriggersAndBeside(Path folder) {
    return new FolderReader(folder).readTriggersAndBeside();
  }

  /// Whether a folder is that of one trigger.
  public static boolean isTrigger(Path folder) {
    return Files.isRegularFile(folder.resolve(TriggerFiles.TRIGGER));
  }

  /// Reads and checks the folder of one trigger.
  public static Configuration readTrigger(Path folder) {
    return new FolderReader(folder).readTrigger();
  }

  /// What each trigger and the policy mean, if they have no mistake: one sentence each, after the
  /// document's name.
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    documents.forEach((name, files) ->
        DocumentCheck.sentences(name, files).forEach(said -> sentences.add(name + ": " + said)));
    return sentences;
  }

  /// Where the documents of a kind are: a folder, or one file.
  static Path place(Path folder, Kind kind) {
    return folder.resolve(kind.isSingle() ? kind.word() + ".yaml" : kind.word());
  }

  /// Where the files of a document are.
  static Path place(Path folder, DocumentName name) {
    return name.kind().isSingle() ? folder : folder.resolve(name.kind().word()).resolve(name.id());
  }
}
