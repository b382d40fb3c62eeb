package dev.headsup.local.target;

import java.io.Serial;

/// The stack that a command was pointed at cannot be worked on; the message says what to do.
public final class TargetException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  TargetException(String message) {
    super(message);
  }

  TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}
