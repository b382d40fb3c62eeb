package dev.headsup.bench.process;

import dev.headsup.bench.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The zip of all functions.
final class FunctionsZip {
  private FunctionsZip() {}

  /// Builds it from the sources as they are.
  static Path build(Run run) throws IOException, InterruptedException {
    run.say("building functions.zip");
    Child.run(
        run,
        List.of("mvn", "-q", "-B", "-Dquick", "-DskipTests", "package", "-pl", "functions", "-am"));
    return run.home().resolve("functions/target/functions.zip");
  }
}
