package dev.headsup.local.cli;

import dev.headsup.local.config.Publishing.Author;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Who changes the configuration, and why; a command mixes it in.
final class AuthorOptions {
  private static final int MOST = 500;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why; it stands in the history.")
  private Optional<String> note = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who you are in the history. Default: your name on this machine.")
  private Optional<String> as = Optional.empty();

  @Option(names = "--yes", description = "Do not ask; for scripts and CI.")
  private boolean yes;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  Author author() {
    return new Author(
        oneLine("--as", as.orElse(System.getProperty("user.name", "unknown"))),
        oneLine("--note", note.orElse("")),
        yes);
  }

  ParameterException nobodyThere() {
    return new ParameterException(
        spec.commandLine(),
        "nothing was changed: there is no terminal to confirm on; add --yes to do it unasked");
  }

  private String oneLine(String option, String text) {
    if (text.length() > MOST || text.chars().anyMatch(Character::isISOControl)) {
      throw new ParameterException(
          spec.commandLine(), option + " takes one line of at most " + MOST + " characters");
    }
    return text;
  }
}
