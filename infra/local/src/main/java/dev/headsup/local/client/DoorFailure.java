package dev.headsup.local.client;

import java.io.Serial;

/// A door that cannot be reached, with what a person can do about it as its message.
public final class DoorFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  DoorFailure(String message) {
    super(message);
  }

  DoorFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
