package dev.headsup.bench.process;

import dev.headsup.bench.Run;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/// Programs that the benchmarks start.
final class Child {
  private Child() {}

  /// Runs a program in the folder of the repository; what it prints goes to stderr.
  ///
  /// @throws IOException when it does not end with status 0
  static void run(Run run, List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" >&2", "sh"));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(run.home().toFile()).redirectError(Redirect.INHERIT);
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", words) + " ended with status " + status);
    }
  }
}
