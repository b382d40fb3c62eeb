package dev.headsup.engine.configuration;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The whole configuration at one moment.
///
/// @param push the number of the last push; 0 before the first
/// @param documents all of them by name, in order, also the removed ones
public record Snapshot(int push, Map<DocumentName, Stored> documents) {
  public Snapshot {
    documents = Collections.unmodifiableMap(new TreeMap<>(documents));
  }

  /// The document of a name, damaged or not; empty where there is none, or it was removed.
  public Optional<Stored> find(DocumentName name) {
    return Optional.ofNullable(documents.get(name))
        .filter(stored -> !(stored instanceof Document document && document.removed()));
  }
}
