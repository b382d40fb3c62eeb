package dev.headsup.authoring.words;

import java.util.List;

/// One place of a file and the closed list of words that may stand there. Each kind of file has an
/// enum of its places; its JSON Schema lists the same words, and a test compares the two.
public interface Vocabulary {
  /// The place in words, for a message.
  String title();

  /// The words that may stand there, in the order people write them.
  List<String> words();
}
