package dev.headsup.functions.console.signin;

/// A token, or an answer of the provider, that proves nothing. The message is for the log: it says
/// what was wrong and never holds the token.
final class TokenRefused extends Exception {
  private static final long serialVersionUID = 1;

  TokenRefused(String message) {
    super(message);
  }

  TokenRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
