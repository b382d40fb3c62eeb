package dev.headsup.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
  @Test
  void theReferenceInTheGuidesIsThatOfTheSchema() throws IOException {
    assertThat(Files.readString(Path.of("../../docs/guides/trigger-reference.md")))
        .as("stale: run ./headsup reference > docs/guides/trigger-reference.md")
        .isEqualTo(ReferencePage.text());
  }
}
