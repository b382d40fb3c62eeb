package dev.headsup.local.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A large file in a small heap: what an import holds does not grow with the file.
final class ImportMemoryTest {

  private static final int ROWS = 200_000;

  @TempDir private Path folder;

  @Test
  void aHundredThousandsOfRowsFitIntoASmallHeapAndTheBadOneInTheMiddleTakesNoneAlong()
      throws Exception {
    Path file = folder.resolve("large.csv");
    write(file);
    try (TakingDoor door = new TakingDoor(false)) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx32m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "dev.headsup.local.cli.Headsup",
                  "import",
                  "profiles",
                  file.toString(),
                  "--as-of",
                  "2026-10-01T00:00:00Z",
                  "--url",
                  door.url().toString(),
                  "--key",
                  "key")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(out).contains("\"sent\":" + (ROWS - 1), "\"rejected\":1");
      assertThat(door.different()).isEqualTo(ROWS - 1);
      assertThat(Files.readAllLines(folder.resolve("large.rejects.csv"))).hasSize(2);
    }
  }

  private static void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("customer,email,name,plan\n");
      for (int i = 0; i < ROWS; i++) {
        String name = i == ROWS / 2 ? "\"never closed" : "\"Name, " + i + "\"";
        out.write("c" + i + ",c" + i + "@example.com," + name + ",gold\n");
      }
    }
  }
}
