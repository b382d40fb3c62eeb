package dev.headsup.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.local.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Published clients of npm, run by the machine's own Node. Their versions are pinned in
/// `src/test/clients`; they are installed once under `target`, and the tests say in one line that
/// they are skipped where that cannot be done.
final class NodeClient {
  private static final Path SOURCE = House.root().resolve("infra/local/src/test/clients");
  private static final Path TARGET = House.root().resolve("infra/local/target/clients");
  private static final JsonMapper JSON = new JsonMapper();

  private NodeClient() {}

  /// Where the packages of npm lie, after they were installed.
  static Path modules() throws IOException, InterruptedException {
    install();
    return TARGET.resolve("node_modules");
  }

  /// Runs a script of `src/test/clients` to its end and reads the line of JSON that it prints last.
  static JsonNode run(String script, Object... words) throws IOException, InterruptedException {
    install();
    List<String> command = new ArrayList<>(List.of("node", script));
    Stream.of(words).map(Object::toString).forEach(command::add);
    Ended ended = run(command);
    assertThat(ended.status()).as("%s said:%n%s", script, ended.said()).isZero();
    return JSON.readTree(ended.said().strip().lines().toList().getLast());
  }

  private record Ended(int status, String said) {}

  private static synchronized void install() throws IOException, InterruptedException {
    Files.createDirectories(TARGET);
    assumeTrue(
        has("node") && has("npm"), "skipped: no node and npm here (apt-get install nodejs npm)");
    Path lock = TARGET.resolve("package-lock.json");
    boolean fresh =
        Files.exists(TARGET.resolve("node_modules/.package-lock.json"))
            && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) == -1;
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!fresh) {
      // No script of a package runs here: none of these clients needs one.
      Ended ended =
          run(
              List.of(
                  "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"));
      if (ended.status() != 0) {
        Files.delete(lock);
      }
      assumeTrue(
          ended.status() == 0, "skipped: npm ci could not install the clients: " + ended.said());
    }
  }

  private static boolean has(String program) throws InterruptedException {
    try {
      return run(List.of(program, "--version")).status() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(TARGET, "said", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(TARGET.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command + " did not end:\n" + Files.readString(said));
      }
      return new Ended(process.exitValue(), Files.readString(said));
    } finally {
      Files.delete(said);
    }
  }
}
