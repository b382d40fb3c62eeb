package dev.headsup.local.config;

import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One document that is not as it runs.
///
/// @param running what runs; null for nothing
/// @param after what it shall be; empty: it goes away
public record Difference(DocumentName name, @Nullable Stored running, Map<String, String> after) {
  public Difference {
    after = Map.copyOf(after);
  }

  /// What happens to the document. The words are those of `diff --json`.
  public enum Change {
    /// It is not there yet.
    NEW,
    /// It is there with other files.
    CHANGED,
    /// It goes away.
    REMOVED
  }

  public Change change() {
    if (running == null) {
      return Change.NEW;
    }
    return after.isEmpty() ? Change.REMOVED : Change.CHANGED;
  }

  /// The version that runs; 0 for none.
  public int version() {
    return switch (running) {
      case null -> 0;
      case Document document -> document.version();
      case Stored.Damaged damaged -> damaged.version();
    };
  }

  /// The files that run; none where they cannot be read.
  public Map<String, String> before() {
    return running instanceof Document document ? document.files() : Map.of();
  }

  Edit edit() {
    return new Edit(name, after);
  }

  /// How a set of documents differs from what runs, in the order of the names.
  public static List<Difference> between(
      Snapshot running, Map<DocumentName, Map<String, String>> documents) {
    Set<DocumentName> names = new TreeSet<>(documents.keySet());
    names.addAll(running.documents().keySet());
    List<Difference> differences = new ArrayList<>();
    for (DocumentName name : names) {
      differences.addAll(of(running, name, documents.getOrDefault(name, Map.of())));
    }
    return differences;
  }

  /// As [#between], for one document: none or one.
  static List<Difference> of(Snapshot running, DocumentName name, Map<String, String> after) {
    Stored now = running.find(name).orElse(null);
    boolean same =
        switch (now) {
          case null -> after.isEmpty();
          case Document document -> document.hash().equals(ContentHash.of(after));
          case Stored.Damaged damaged -> false;
        };
    return same ? List.of() : List.of(new Difference(name, now, after));
  }
}
