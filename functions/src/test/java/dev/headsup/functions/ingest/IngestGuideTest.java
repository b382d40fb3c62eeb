package dev.headsup.functions.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /// Every error that the code names.
  static List<String> errors() throws IOException {
    List<String> errors = new ArrayList<>();
    for (String folder :
        List.of(
            "shared/aws/src/main/java/dev/headsup/aws/segment",
            "functions/src/main/java/dev/headsup/functions/ingest")) {
      try (DirectoryStream<Path> sources = Files.newDirectoryStream(root().resolve(folder))) {
        for (Path source : sources) {
          Matcher found = ERROR.matcher(Files.readString(source));
          while (found.find()) {
            errors.add(found.group(1));
          }
        }
      }
    }
    return errors;
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
