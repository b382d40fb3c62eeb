package dev.headsup.functions.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The guide names every reason and every error that a client may meet.
class IngestGuideTest {
  private static final Pattern ERROR =
      Pattern.compile("(?:BadBody|bad|error)\\(\\s*(?:\\d+,\\s*)?\"([a-z0-9-]+)\"");

  @Test
  void everyReasonIsExplained() throws IOException {
    assertThat(guide())
        .contains(Arrays.stream(Reason.values()).map(reason -> "`" + reason.word() + "`").toList());
  }

  @Test
  void everyErrorIsListed() throws IOException {
    List<String> errors = errors();

    assertThat(errors).contains("not-json", "unknown-write-key", "too-many-events", "not-now");
    assertThat(guide()).contains(errors.stream().map(error -> "`" + error + "`").toList());
  }

  private static List<String> errors() throws IOException {
    try (Stream<Path> sources =
        Stream.of(
                "shared/aws/src/main/java/dev/headsup/aws/segment",
                "functions/src/main/java/dev/headsup/functions/ingest")
            .flatMap(folder -> list(root().resolve(folder)))) {
      return sources
          .flatMap(source -> ERROR.matcher(read(source)).results())
          .map(result -> result.group(1))
          .distinct()
          .toList();
    }
  }

  private static Stream<Path> list(Path folder) {
    try {
      return Files.list(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String guide() throws IOException {
    return Files.readString(root().resolve("docs/guides/ingest.md"));
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("events"))) {
      root = requireNonNull(root.getParent(), "no events folder above");
    }
    return root;
  }
}
