package dev.headsup.aws.segment;

/// A message of the telemetry queue that is none: no event of it can be read, and reading it again
/// will not help.
public final class UnreadableMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableMessage(String message) {
    super(message);
  }

  UnreadableMessage(String message, Throwable cause) {
    super(message, cause);
  }
}
