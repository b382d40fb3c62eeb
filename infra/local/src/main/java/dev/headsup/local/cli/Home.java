package dev.headsup.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// The repository that the launcher belongs to, wherever the command is typed.
record Home(Path root) {

  /// The folder that the launcher names, else the current one.
  static Home find() {
    Home home = new Home(Path.of(System.getProperty("headsup.home", "")).toAbsolutePath());
    if (!Files.isRegularFile(home.template())) {
      throw new CommandFailure(
          "there is no template.yaml in " + home.root() + ": call ./headsup of the repository");
    }
    return home;
  }

  Path template() {
    return root.resolve("template.yaml");
  }

  Path triggers() {
    return root.resolve("triggers");
  }

  Path demo() {
    return root.resolve("infra/local/demo");
  }
}
