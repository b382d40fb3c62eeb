package dev.headsup.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// One call of `./headsup bench`.
///
/// @param home the folder of the repository
/// @param quick fewer and shorter repetitions: to see that it works, not to quote
/// @param progress where what goes on is told; never the table
public record Run(Path home, boolean quick, PrintStream progress) {

  /// A run in the folder that the launcher named, else in the one above that holds template.yaml.
  public static Run in(boolean quick, PrintStream progress) {
    String named = System.getProperty("headsup.home", "");
    Path folder = Path.of(named).toAbsolutePath();
    while (folder != null && !Files.isRegularFile(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("No template.yaml in or above " + Path.of(named));
    }
    return new Run(folder, quick, progress);
  }

  /// How often something is repeated.
  public int times(int full, int whenQuick) {
    return quick ? whenQuick : full;
  }

  /// Tells what goes on.
  public void say(String line) {
    progress.println("bench: " + line);
  }
}
