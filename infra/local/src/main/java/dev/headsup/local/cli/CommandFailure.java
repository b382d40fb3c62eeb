package dev.headsup.local.cli;

import java.io.Serial;

/// A command that cannot do what was asked; the message is one line for the person who asked.
final class CommandFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }
}
