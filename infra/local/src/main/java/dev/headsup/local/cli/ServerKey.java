package dev.headsup.local.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a command takes its server key from: never needed on the command line, where others on the
/// machine could read it.
final class ServerKey {

  private static final String VARIABLE = "HEADSUP_SERVER_KEY";

  private ServerKey() {}

  /// @param asked the option; `-` for standard input
  /// @param local that of a local stack
  static Optional<String> of(Optional<String> asked, Optional<String> local) throws IOException {
    if (asked.isPresent() && asked.get().equals("-")) {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(in.readLine()).map(String::strip).filter(key -> !key.isEmpty());
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
