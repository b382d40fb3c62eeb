package dev.headsup.engine.decision;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a gate said.
///
/// @param because why, out of a closed list
/// @param with the details of the reason, in the form of [ReasonWords]
public record Verdict(Gate gate, Answer answer, Reason because, List<String> with) {
  /// What a gate can say. The names are stored.
  public enum Answer {
    /// Go on.
    PASS,
    /// Stop here.
    STOP,
    /// Not now: ask again at a time.
    WAIT,
    /// A person takes it from here.
    PERSON,
    /// An earlier gate ended the questions, or it is asked later.
    NOT_ASKED
  }

  public Verdict {
    with = List.copyOf(with);
  }

  /// The reason in English.
  public String reason() {
    return because.words(Locale.ENGLISH, with);
  }

  /// The reason in a language.
  public String reason(Locale language) {
    return because.words(language, with);
  }

  /// When what the reason speaks of happened, where that is known: for a call for a person, when
  /// the customer wrote what called for one.
  public Optional<Instant> when() {
    return with.stream().flatMap(detail -> ReasonWords.when(detail).stream()).findFirst();
  }

  /// A verdict of which an older version kept only the words.
  public static Verdict inWords(Gate gate, Answer answer, String words) {
    return words.isEmpty()
        ? new Verdict(gate, answer, Reason.NOT_ASKED, List.of())
        : new Verdict(gate, answer, Reason.IN_WORDS, List.of(words));
  }

  static Verdict pass(Gate gate, Reason because, String... with) {
    return new Verdict(gate, Answer.PASS, because, List.of(with));
  }

  static Verdict stop(Gate gate, Reason because, String... with) {
    return new Verdict(gate, Answer.STOP, because, List.of(with));
  }

  static Verdict waits(Gate gate, Reason because, String... with) {
    return new Verdict(gate, Answer.WAIT, because, List.of(with));
  }

  static Verdict person(Gate gate, Reason because, String... with) {
    return new Verdict(gate, Answer.PERSON, because, List.of(with));
  }

  static Verdict notAsked(Gate gate) {
    return new Verdict(gate, Answer.NOT_ASKED, Reason.NOT_ASKED, List.of());
  }
}
