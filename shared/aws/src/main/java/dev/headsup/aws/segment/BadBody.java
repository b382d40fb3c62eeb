package dev.headsup.aws.segment;

/// A request body that cannot be taken apart into events. Sending it again will not help.
public final class BadBody extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  /// @param error a short name, for example `not-json`
  /// @param detail what is wrong and what would be right, in one sentence
  public BadBody(String error, String detail) {
    super(detail);
    this.error = error;
  }

  /// A short name, for example `not-json`.
  public String error() {
    return error;
  }

  /// What is wrong and what would be right, in one sentence.
  public String detail() {
    return String.valueOf(getMessage());
  }
}
