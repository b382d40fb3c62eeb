package dev.headsup.engine.configuration;

import java.util.Map;

/// What a document shall be.
///
/// @param files text by path; empty: the document is removed
public record Edit(DocumentName name, Map<String, String> files) {
  public Edit {
    files = Map.copyOf(files);
  }

  /// Whether the document goes away.
  public boolean isRemoval() {
    return files.isEmpty();
  }
}
