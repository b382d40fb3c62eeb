package dev.headsup.local.smoke;

import java.io.Serial;

/// A step that did not work out: what is so, and what to do, as its message.
final class SmokeFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  SmokeFailure(String message) {
    super(message);
  }
}
