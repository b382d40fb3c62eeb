package dev.headsup.local.cli;

import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where a command takes its server key from: never needed on the command line, where others on the
/// machine could read it. A command mixes this in.
final class ServerKey {

  private static final String VARIABLE = "HEADSUP_SERVER_KEY";
  private static final int LONGEST = 1_000;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = {
        "A server key; '-' reads it from standard input. Default: the variable",
        "HEADSUP_SERVER_KEY, else that of the local stack."
      })
  private Optional<String> asked = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /// @param local asks the local stack for its key, when nothing else gave one
  /// @throws CommandFailure when there is none
  String find(Supplier<Optional<String>> local) {
    return given().or(local).orElseThrow(ServerKey::missing);
  }

  private Optional<String> given() {
    if (asked.isPresent() && asked.get().equals("-")) {
      String read = SecretInput.of("the server key").read(LONGEST, spec.commandLine().getErr());
      return Optional.of(read.lines().findFirst().orElse("").strip()).filter(key -> !key.isEmpty());
    }
    return asked
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .filter(key -> !key.isBlank());
  }

  private static CommandFailure missing() {
    return new CommandFailure(
        "a server key is needed: set "
            + VARIABLE
            + ", or give --key - and the key on standard input");
  }
}
