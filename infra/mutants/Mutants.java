import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Applies each mutant of list.txt, compiles its file beside what is built, and runs its test
/// alone. infra/mutants/run starts it after a build, from the repository's root.
///
/// A mutant is killed when its test fails. One that does not compile is an error of the list.
final class Mutants {
  private static final List<String> MODULES =
      List.of("shared/engine", "shared/authoring", "shared/aws", "functions");

  record Mutant(String name, Path file, String test, String from, String to) {
    String module() {
      return MODULES.stream().filter(file.toString()::startsWith).findFirst().orElseThrow();
    }
  }

  public static void main(String[] arguments) throws Exception {
    String console = arguments[0];
    List<String> only = List.of(arguments).subList(1, arguments.length);
    int survived = 0;
    int killed = 0;
    for (Mutant mutant : read(Path.of("infra/mutants/list.txt"))) {
      String id = mutant.name().split(" ")[0];
      if (!only.isEmpty() && !only.contains(id)) {
        continue;
      }
      boolean isKilled = isKilled(mutant, console);
      System.out.printf("%-8s %s (%s)%n", isKilled ? "killed" : "SURVIVED", mutant.name(), mutant.test());
      killed += isKilled ? 1 : 0;
      survived += isKilled ? 0 : 1;
    }
    System.out.printf("%d killed, %d survived%n", killed, survived);
    System.exit(survived == 0 ? 0 : 1);
  }

  private static List<Mutant> read(Path list) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : Stream.concat(Files.lines(list), Stream.of("")).toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      if (!line.isBlank() || block.size() == 4 && line.startsWith("+")) {
        block.add(line);
      }
      if (block.size() == 5) {
        mutants.add(
            new Mutant(
                block.get(0),
                Path.of(block.get(1)),
                block.get(2),
                block.get(3).substring(2),
                block.get(4).length() > 2 ? block.get(4).substring(2) : ""));
        block.clear();
      }
    }
    return mutants;
  }

  private static boolean isKilled(Mutant mutant, String console) throws Exception {
    Path scratch = Files.createTempDirectory("mutant");
    try {
      String source = Files.readString(mutant.file());
      if (source.split(java.util.regex.Pattern.quote(mutant.from()), -1).length != 2) {
        throw new IllegalStateException(mutant.name() + ": its text does not stand exactly once");
      }
      Path changed = scratch.resolve(mutant.file().getFileName());
      Files.writeString(changed, source.replace(mutant.from(), mutant.to()));
      String path = path(mutant.module());
      int compiled =
          run(scratch, List.of("javac", "-nowarn", "-proc:none", "-parameters", "-d", scratch.resolve("classes").toString(), "-cp", path, changed.toString()));
      if (compiled != 0) {
        throw new IllegalStateException(mutant.name() + " does not compile: " + Files.readString(scratch.resolve("log")));
      }
      List<String> test = new ArrayList<>(List.of("java", "-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC", "-Duser.language=en", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
      test.addAll(List.of("-cp", console + ":" + scratch.resolve("classes") + ":" + path));
      test.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner", "--details=none", "--fail-if-no-tests", "--scan-classpath", mutant.module() + "/target/test-classes"));
      test.add("--include-classname");
      test.add(".*\\.(" + mutant.test() + ")");
      int result = run(Path.of(mutant.module()), test, scratch);
      if (result == 2) {
        throw new IllegalStateException(mutant.name() + ": there is no test " + mutant.test());
      }
      return result == 1;
    } finally {
      try (Stream<Path> files = Files.walk(scratch)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /// What a module's tests see: its own classes, those below it, and its libraries.
  private static String path(String module) throws IOException {
    List<String> path = new ArrayList<>();
    path.add(Path.of(module, "target/test-classes").toAbsolutePath().toString());
    for (int i = MODULES.indexOf(module); i >= 0; i--) {
      path.add(Path.of(MODULES.get(i), "target/classes").toAbsolutePath().toString());
    }
    for (String entry : Files.readString(Path.of(module, "target/mutants.cp")).strip().split(":")) {
      if (entry.endsWith(".jar")) {
        path.add(entry);
      }
    }
    return String.join(":", path);
  }

  private static int run(Path scratch, List<String> command) throws Exception {
    return run(Path.of(""), command, scratch);
  }

  private static int run(Path folder, List<String> command, Path scratch) throws Exception {
    List<String> whole = new ArrayList<>(command);
    whole.set(0, Path.of(System.getProperty("java.home"), "bin", command.getFirst()).toString());
    if (whole.contains("--scan-classpath")) {
      int at = whole.indexOf("--scan-classpath") + 1;
      whole.set(at, Path.of(whole.get(at)).toAbsolutePath().toString());
    }
    Process process =
        new ProcessBuilder(whole)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("log").toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return 1; // A test that never ends noticed something too.
    }
    return process.exitValue();
  }
}
