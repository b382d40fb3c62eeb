package dev.headsup.local.config;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Brings what runs into a folder. A document there that is an older version is replaced; one that
/// was never pushed is somebody's work and stays, unless they say otherwise.
///
/// @param written the documents that were written or deleted
/// @param kept the documents that have local changes, and were left alone
/// @param damaged the documents that cannot be used, with the reason
/// @param onlyHere the documents that the folder has and the stack never had
public record Pull(
    List<DocumentName> written,
    List<DocumentName> kept,
    List<Stored.Damaged> damaged,
    List<DocumentName> onlyHere) {
  public Pull {
    written = List.copyOf(written);
    kept = List.copyOf(kept);
    damaged = List.copyOf(damaged);
    onlyHere = List.copyOf(onlyHere);
  }

  /// Writes the files. Everything is looked at first: with a local change, or a file that does not
  /// belong there, nothing is written.
  ///
  /// @param force whether local changes are overwritten
  /// @throws ConfigurationException when a stored file does not belong into the folder
  public static Pull into(Path folder, DynamoDocuments documents, boolean force) {
    Snapshot running = documents.snapshot();
    Configuration configuration =
        Configuration.isThere(folder)
            ? Configuration.read(folder)
            : new Configuration(Map.of(), List.of(), List.of());
    Map<DocumentName, Map<String, String>> here = configuration.documents();
    List<DocumentName> written = new ArrayList<>();
    List<DocumentName> kept = new ArrayList<>();
    List<Stored.Damaged> damaged = new ArrayList<>();
    Map<Path, String> texts = new LinkedHashMap<>();
    List<Path> gone = new ArrayList<>();
    for (Stored stored : running.documents().values()) {
      switch (stored) {
        case Stored.Damaged unusable -> damaged.add(unusable);
        case Document document -> {
          Map<String, String> local = here.getOrDefault(document.name(), Map.of());
          if (isSame(document, local)) {
            continue;
          }
          document
              .files()
              .forEach(
                  (path, text) -> texts.put(SafePlace.of(folder, document.name(), path), text));
          new TreeMap<>(local)
              .keySet().stream()
                  .filter(path -> !document.files().containsKey(path))
                  .forEach(path -> gone.add(SafePlace.of(folder, document.name(), path)));
          boolean changed =
              hasProblem(configuration, document.name())
                  || (!local.isEmpty() && !wasPushed(documents, document.name(), local));
          (changed && !force ? kept : written).add(document.name());
        }
      }
    }
    List<DocumentName> onlyHere =
        here.keySet().stream().filter(name -> !running.documents().containsKey(name)).toList();
    if (kept.isEmpty()) {
      write(texts, gone);
    }
    return new Pull(written, kept, damaged, onlyHere);
  }

  /// Of a document with a problem the files may not all have been read, so what was read does not
  /// say whether it was ever pushed.
  private static boolean hasProblem(Configuration configuration, DocumentName name) {
    String word = name.kind().word();
    String place = name.kind().isSingle() ? word + ".yaml" : word + "/" + name.id() + "/";
    return configuration.problems().stream().anyMatch(problem -> problem.file().startsWith(place));
  }

  private static boolean isSame(Document document, Map<String, String> local) {
    return document.removed() ? local.isEmpty() : document.hash().equals(ContentHash.of(local));
  }

  private static boolean wasPushed(
      DynamoDocuments documents, DocumentName name, Map<String, String> local) {
    String hash = ContentHash.of(local);
    return documents.history(name).stream()
        .anyMatch(stored -> stored instanceof Document old && old.hash().equals(hash));
  }

  private static void write(Map<Path, String> texts, List<Path> gone) {
    try {
      for (Map.Entry<Path, String> file : texts.entrySet()) {
        Path parent = file.getKey().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.writeString(file.getKey(), file.getValue());
      }
      for (Path file : gone) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new ConfigurationException("could not write all files: " + e.getMessage(), e);
    }
  }
}
