package dev.headsup.local.imports;

import java.io.Serial;

/// An import that cannot begin or go on, with what a person can do about it as its message.
public final class ImportFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ImportFailure(String message) {
    super(message);
  }

  ImportFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
