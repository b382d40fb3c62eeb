package dev.headsup.bench.process;

import dev.headsup.bench.Run;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Programs that the benchmarks start.
final class Child {
  private static final Pattern TIMES =
      Pattern.compile("(\\d+)m([0-9.]+)s\\s+(\\d+)m([0-9.]+)s\\s*$");

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

  /// Runs a main class of this class path in a fresh JVM.
  ///
  /// @return the processor time that the whole process took, in milliseconds: user and system, of
  ///   all its threads, from its first to its last instruction
  static double cpuMillis(
      List<String> flags, Class<?> main, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(flags);
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    java.addAll(arguments);
    // The shell's own `times` is the only portable way to the whole time of a child that ended.
    List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" >&2; s=$?; times; exit $s"));
    command.add("sh");
    command.addAll(java);
    Path said = Files.createTempFile("headsup-bench", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(main.getSimpleName() + " failed:\n" + Files.readString(said));
      }
      Matcher last = TIMES.matcher(times.strip());
      if (!last.find()) {
        throw new IOException("The shell's times are of another form: " + times);
      }
      return 60_000 * (number(last, 1) + number(last, 3))
          + 1000 * (number(last, 2) + number(last, 4));
    } finally {
      Files.delete(said);
    }
  }

  private static double number(Matcher found, int group) {
    return Double.parseDouble(found.group(group));
  }
}
