package dev.headsup.engine.configuration;

import java.time.Instant;
import java.util.Map;

/// One version of a document.
///
/// @param version from 1, without gaps; 0 for what was put down before there were versions
/// @param hash names the content, see [ContentHash]
/// @param files text by path inside the document; empty when it was removed
/// @param removed whether this version is its removal
/// @param by who put it down, as they called themselves
/// @param at when
/// @param note what they said about it; may be empty
public record Document(
    DocumentName name,
    int version,
    String hash,
    Map<String, String> files,
    boolean removed,
    String by,
    Instant at,
    String note)
    implements Stored {
  public Document {
    files = Map.copyOf(files);
    if (version < 0 || (removed && !files.isEmpty())) {
      throw new IllegalArgumentException(name + ": version " + version + ", removed " + removed);
    }
  }
}
