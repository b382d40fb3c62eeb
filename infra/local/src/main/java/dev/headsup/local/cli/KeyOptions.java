package dev.headsup.local.cli;

import dev.headsup.authoring.Nearest;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.functions.Variable;
import dev.headsup.local.target.Target;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What a person says about a new write key; a command mixes this in.
final class KeyOptions {

  @Option(
      names = "--name",
      required = true,
      paramLabel = "TEXT",
      description = "What it is for, in your words.")
  private String name = "";

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "public (browsers and apps) or server (your servers only).")
  private String kind = "";

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "How many events a second. Default: the stack's EventsPerSecond.")
  private Optional<Integer> rate = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /// Looks at what needs no stack, so that a slip is named before one is asked.
  ///
  /// @throws ParameterException naming what is wrong
  void check() {
    kind();
    if (name.isBlank() || name.length() > 100) {
      throw notUnderstood("--name has 1 to 100 characters");
    }
  }

  String name() {
    return name;
  }

  KeyKind kind() {
    return KeyKind.ofWord(kind)
        .orElseThrow(() ->
            notUnderstood(
                "--kind is public or server, not "
                    + kind
                    + Nearest.hint(
                        kind, Arrays.stream(KeyKind.values()).map(KeyKind::word).toList())));
  }

  /// Events a second: as asked for, else what is usual in that stack.
  int rate(Target target) {
    int events =
        rate.orElseGet(() -> Integer.parseInt(target.variable(Variable.EVENTS_PER_SECOND)));
    if (events < 1 || events > WriteKey.MAX_RATE) {
      throw notUnderstood("--rate is 1 to " + WriteKey.MAX_RATE + " events a second");
    }
    return events;
  }

  private ParameterException notUnderstood(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
