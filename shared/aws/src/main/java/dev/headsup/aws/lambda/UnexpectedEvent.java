package dev.headsup.aws.lambda;

/// A function was called with an event that is not of its kind: a mistake of the set-up, not of a
/// customer. The message says what was expected.
public final class UnexpectedEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnexpectedEvent(String message) {
    super(message);
  }

  UnexpectedEvent(String message, Throwable cause) {
    super(message, cause);
  }
}
