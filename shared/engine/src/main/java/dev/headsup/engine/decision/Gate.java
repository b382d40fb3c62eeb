package dev.headsup.engine.decision;

/// One check that every candidate passes on its way, in the order of the constants. The first that
/// stops it ends the questions.
public enum Gate {
  /// Consent by purpose, and an address to reach.
  CONSENT("May we?"),
  /// The customer did not recover meanwhile.
  STILL_TRUE("Is it true now?"),
  /// The same case was not told before.
  ALREADY_TOLD("Told already?"),
  /// The trigger's limit per customer.
  LIMIT("At most?"),
  /// The message still helps.
  EXPIRY("Still in time?"),
  /// The trigger may speak, not only watch.
  LIVE("May this trigger speak?");

  private final String question;

  Gate(String question) {
    this.question = question;
  }

  /// The question that it asks, as a person would.
  public String question() {
    return question;
  }
}
