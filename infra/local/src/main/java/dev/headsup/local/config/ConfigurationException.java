package dev.headsup.local.config;

import java.io.Serial;

/// The configuration cannot be worked on as asked; the message says what to do.
public final class ConfigurationException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }

  ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
