package dev.headsup.functions.console;

import dev.headsup.engine.decision.Decision;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What became of a case, in a word. An icon and the word carry it; the colour only helps.
enum Outcome {
  /// The customer is told.
  TOLD("told", "told", "send"),
  /// Deliberately not.
  NOT_TOLD("not told", "not", "no"),
  /// Put off, to see whether they get on.
  WAITING("waiting", "wait", "clock"),
  /// Withheld, and given to a person.
  PERSON("to a person", "person", "person");

  private final String word;
  private final String tone;
  private final String icon;

  Outcome(String word, String tone, String icon) {
    this.word = word;
    this.tone = tone;
    this.icon = icon;
  }

  static Outcome of(Decision decision) {
    return switch (decision) {
      case Decision.Send send -> TOLD;
      case Decision.Defer defer -> WAITING;
      case Decision.Suppress suppress -> NOT_TOLD;
      case Decision.HoldOut heldOut -> NOT_TOLD;
      case Decision.HandOff handOff -> PERSON;
    };
  }

  /// By its word in an address, for example `not-told`.
  static Optional<Outcome> named(String key) {
    return Arrays.stream(values()).filter(outcome -> outcome.key().equals(key)).findFirst();
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Pill pill() {
    return new Pill(word, tone, icon);
  }

  /// A word with its icon.
  ///
  /// @param tone a class of the stylesheet
  /// @param icon the name of a symbol in `icons.jte`
  record Pill(String word, String tone, String icon) {}
}
