package dev.headsup.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Where figures were taken; without it they mean nothing.
final class Environment {
  private Environment() {}

  static List<String> lines(Run run) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s, %s"
            .formatted(
                System.getProperty("java.vendor"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch")));
    lines.add(Runtime.getRuntime().availableProcessors() + " cores, " + processor());
    lines.add("load before the run: " + load());
    lines.add(
        InstantSource.system().instant().truncatedTo(ChronoUnit.MINUTES)
            + ", commit "
            + commit(run.home()));
    if (run.quick()) {
      lines.add("--quick: too short to be quoted");
    }
    return lines;
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return "processor not named by this system";
    }
    try {
      return Files.readAllLines(info).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor not named by this system");
    } catch (IOException unreadable) {
      return "processor not named by this system: " + unreadable.getMessage();
    }
  }

  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load < 0) {
      return "not told by this system";
    }
    boolean shared = load > Runtime.getRuntime().availableProcessors() / 2.0;
    return String.format(Locale.ROOT, "%.1f", load)
        + (shared ? " (shared machine: trust ratios and counts, not times)" : "");
  }

  private static String commit(Path home) {
    try {
      String head = git(home, "rev-parse", "--short", "HEAD");
      return git(home, "status", "--porcelain", "-uno").isEmpty() ? head : head + " with changes";
    } catch (IOException noGit) {
      return "unknown: " + noGit.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  private static String git(Path home, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("git does not say");
    }
    return said.strip();
  }
}
