package dev.headsup.local.cli;

import dev.headsup.authoring.Problem;
import dev.headsup.local.config.Configuration;
import dev.headsup.local.config.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/// The configuration folder that a command works on; it mixes this in.
final class ConfigurationOption {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "The configuration folder: triggers/, tutorials/, templates/, policy.yaml and"
              + " components.yaml. Default: the repository.")
  private Optional<Path> folder = Optional.empty();

  /// The folder, made where it is missing, for who writes into it.
  Path made() {
    folder.ifPresent(ConfigurationOption::make);
    return folder();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandFailure(folder + " cannot be made: " + e.getMessage());
    }
  }

  Path folder() {
    return folder(folder);
  }

  /// A folder as it was given; the repository, seen from where the command is typed, where none
  /// was.
  static Path folder(Optional<Path> given) {
    Path found = given.orElseGet(() -> Path.of("").toAbsolutePath().relativize(Home.find().root()));
    if (!Files.isDirectory(found)) {
      throw new CommandFailure("there is no folder " + found);
    }
    return found;
  }

  /// Reads the folder, and prints what has to be put right, one line each.
  ///
  /// @return empty when there are problems
  Optional<Configuration> read(Page page) {
    Path place = folder();
    Configuration configuration = Configuration.read(place);
    configuration.notes().forEach(note -> page.line("note: " + note));
    for (Problem problem : configuration.problems()) {
      page.line(line(place, problem));
    }
    if (configuration.problems().isEmpty()) {
      return Optional.of(configuration);
    }
    page.line(
        "nothing was changed: put these right first, ./headsup check"
            + folder.map(given -> " " + given).orElse("")
            + " shows them again");
    return Optional.empty();
  }

  /// A problem as editors follow it.
  static String line(Path place, Problem problem) {
    return place.resolve(problem.file()).normalize()
        + ":"
        + problem.line()
        + ":"
        + problem.column()
        + ": "
        + problem.message();
  }
}
