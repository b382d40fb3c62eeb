package dev.headsup.engine.configuration;

/// What the settings hold under a document's name.
public sealed interface Stored permits Document, Stored.Damaged {
  /// What it is called.
  DocumentName name();

  /// A document that cannot be used.
  ///
  /// @param version as far as it can be told, else 0
  /// @param newer whether a newer Headsup wrote it, so that this one must not replace it
  /// @param why for people
  record Damaged(DocumentName name, int version, boolean newer, String why) implements Stored {}
}
