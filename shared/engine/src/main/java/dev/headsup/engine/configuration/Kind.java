package dev.headsup.engine.configuration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of documents. The word of a kind is stored; never rename one.
public enum Kind {
  /// When, whom, what to say: one document a trigger.
  TRIGGERS,
  /// Limits and quiet hours of the whole company: one document.
  POLICY,
  /// The parts of the product that can fail: one document.
  COMPONENTS,
  /// What teaches a customer: one document a tutorial.
  TUTORIALS,
  /// Messages and parts of messages that several triggers share: one document a template.
  TEMPLATES;

  /// The word by which people and tables call it: `triggers`, `policy` ...
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether there is one document only, called as the kind, with one file beside the folders.
  public boolean isSingle() {
    return this == POLICY || this == COMPONENTS;
  }

  /// The kind of a word.
  public static Optional<Kind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
