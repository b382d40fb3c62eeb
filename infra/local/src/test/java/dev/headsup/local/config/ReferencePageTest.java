package dev.headsup.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.TriggerCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
  @Test
  void theReferenceInTheGuidesIsThatOfTheSchema() throws IOException {
    assertThat(Files.readString(Path.of("../../docs/guides/trigger-reference.md")))
        .as("stale: run ./headsup reference > docs/guides/trigger-reference.md")
        .isEqualTo(ReferencePage.text());
  }

  @Test
  void itsTriggerAndItsMessageAreRight() {
    String page = ReferencePage.text();
    String inbox = block(page, "markdown");
    CompileResult result =
        TriggerCompiler.compile(
            "report-by-hand",
            Map.of(
                "trigger.yaml", block(page, "yaml"),
                "en/inbox.md", inbox,
                "en/email.md", inbox.replace("title:", "subject:")));

    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
  }

  private static String block(String page, String language) {
    int begin = page.indexOf("```" + language + "\n") + language.length() + 4;
    return page.substring(begin, page.indexOf("```", begin));
  }
}
