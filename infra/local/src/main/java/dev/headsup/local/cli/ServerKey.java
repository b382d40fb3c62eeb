package dev.headsup.local.cli;

import java.io.PrintWriter;
import java.util.Optional;

/// Where a command takes its server key from: never needed on the command line, where others on the
/// machine could read it.
final class ServerKey {

  private static final String VARIABLE = "HEADSUP_SERVER_KEY";
  private static final int LONGEST = 1_000;

  private ServerKey() {}

  /// @param asked the option; `-` for standard input
  /// @param local that of a local stack
  /// @param err hears when standard input is waited for
  static Optional<String> of(Optional<String> asked, Optional<String> local, PrintWriter err) {
    if (asked.isPresent() && asked.get().equals("-")) {
      String read = SecretInput.of("the server key").read(LONGEST, err);
      return Optional.of(read.lines().findFirst().orElse("").strip()).filter(key -> !key.isEmpty());
    }
    return asked
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .filter(key -> !key.isBlank())
        .or(() -> local);
  }

  static CommandFailure missing() {
    return new CommandFailure(
        "a server key is needed: set "
            + VARIABLE
            + ", or give --key - and the key on standard input");
  }
}
