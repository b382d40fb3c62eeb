package dev.headsup.engine.decision;

/// What a gate said.
///
/// @param reason in words, for whoever asks why
public record Verdict(Gate gate, Answer answer, String reason) {
  /// The three things a gate can say.
  public enum Answer {
    /// Go on.
    PASS,
    /// Stop here.
    STOP,
    /// An earlier gate stopped it.
    NOT_ASKED
  }

  static Verdict pass(Gate gate, String reason) {
    return new Verdict(gate, Answer.PASS, reason);
  }

  static Verdict stop(Gate gate, String reason) {
    return new Verdict(gate, Answer.STOP, reason);
  }

  static Verdict notAsked(Gate gate) {
    return new Verdict(gate, Answer.NOT_ASKED, "");
  }
}
