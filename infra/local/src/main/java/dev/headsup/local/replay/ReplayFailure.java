package dev.headsup.local.replay;

import java.io.Serial;

/// A replay that cannot go on, with what a person can do about it as its message.
public final class ReplayFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ReplayFailure(String message) {
    super(message);
  }

  ReplayFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
