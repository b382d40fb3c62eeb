package dev.headsup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class NoiseTest {

  /// A process of its own, in which nobody has logged yet.
  @Test
  void aCrowdThatLogsFirstAtOnceIsNotWarnedOf() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Crowd.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("here 31").doesNotContain("SLF4J(W)");
  }

  /// Many threads that log for the first time in one moment.
  static final class Crowd {
    private Crowd() {}

    public static void main(String[] arguments) {
      Noise.turnDown();
      CountDownLatch together = new CountDownLatch(32);
      try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
        for (int i = 0; i < 32; i++) {
          String line = "here " + i;
          threads.execute(() -> {
            together.countDown();
            try {
              together.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            LoggerFactory.getLogger(line).info(line);
          });
        }
      }
    }
  }
}
