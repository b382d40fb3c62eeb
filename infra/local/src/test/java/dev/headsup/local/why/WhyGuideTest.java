package dev.headsup.local.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.decision.Finding;
import dev.headsup.engine.decision.Reason;
import dev.headsup.local.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The guide lists every reason and finding, in the words of the code.
final class WhyGuideTest {
  private static String row(String name, String english, String german) {
    return "| `%s` | %s | %s |%n".formatted(name, english, german);
  }

  @Test
  void theGuideListsEveryReasonAndFindingInBothLanguages() throws IOException {
    StringBuilder reasons = new StringBuilder();
    for (Reason reason : Reason.values()) {
      reasons.append(
          row(
              reason.name(),
              reason.words(Locale.ENGLISH, List.of()),
              reason.words(Locale.GERMAN, List.of())));
    }
    StringBuilder findings = new StringBuilder();
    for (Finding finding : Finding.values()) {
      findings.append(
          row(
              finding.name(),
              finding.words(Locale.ENGLISH, List.of()),
              finding.words(Locale.GERMAN, List.of())));
    }
    assertThat(Files.readString(House.root().resolve("docs/guides/why.md")))
        .contains("| --- | --- | --- |\n" + reasons + "\n")
        .contains("| --- | --- | --- |\n" + findings + "\n");
  }
}
