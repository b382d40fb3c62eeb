package dev.headsup.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.component.ComponentsCompiler;
import dev.headsup.local.feeds.Requests.Answer;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The guide's examples do what it says.
class FeedsGuideTest {
  private static final Pattern SHELL = Pattern.compile("```sh\\n(curl.*?)```", Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private static String guide() throws IOException {
    return Files.readString(House.root().resolve("docs/guides/feeds.md"));
  }

  @Test
  void everyRequestOfTheGuideIsTaken() throws IOException {
    List<String> answers = new ArrayList<>();
    try (StepStack stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            Instant.parse("2026-03-01T12:00:00Z"),
            Set.of(
                "IngestFunction", "TelemetryFunction", "IncidentsFunction", "FeedbackFunction"))) {
      Requests http = new Requests(stack.ingest());
      Matcher shell = SHELL.matcher(guide());
      while (shell.find()) {
        Answer answer = curl(shell.group(1), http, stack.serverKey());
        assertThat(answer.status()).as(shell.group(1)).isIn(200, 202);
        answers.add(answer.body());
      }
    }
    assertThat(answers).hasSize(6);
    // Nobody has told yet who ana@example.com is; the guide does so further down.
    assertThat(answers.getFirst()).contains("unknown-customer");
    assertThat(answers.get(1)).contains("\"taken\":true");
    assertThat(answers.get(4)).contains("\"phase\":\"resolved\"", "\"revision\":2");
    assertThat(answers.get(5)).contains("\"title\":\"Checkout fails for some orders\"");
  }

  @Test
  void theReplyInTheGuideToConsentIsTaken() throws IOException {
    try (StepStack stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            Instant.parse("2026-03-01T12:00:00Z"),
            Set.of("PreferencesFunction"))) {
      Matcher shell =
          SHELL.matcher(
              Files.readString(House.root().resolve("docs/guides/consent-and-preferences.md")));
      assertThat(shell.find()).isTrue();

      Answer answer = curl(shell.group(1), new Requests(stack.ingest()), stack.serverKey());

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
  }

  @Test
  void theListOfComponentsCompiles() throws IOException {
    Matcher yaml = YAML.matcher(guide());
    assertThat(yaml.find()).isTrue();
    Findings findings = new Findings();

    ComponentsCompiler.compile(Map.of("components.yaml", yaml.group(1)), findings);

    assertThat(findings.sorted()).isEmpty();
  }

  private static Answer curl(String command, Requests http, String key) throws IOException {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    Map<String, String> headers = new HashMap<>();
    String path = "";
    String method = "";
    @Nullable String body = null;
    for (int i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-s", "\\" -> {}
        case "-X" -> method = words.get(++i);
        case "-u" -> {
          assertThat(words.get(++i)).isEqualTo("$SERVER_KEY:");
          headers.putAll(Requests.key(key));
        }
        case "-H" -> {
          String[] header = words.get(++i).split(": ", 2);
          headers.put(header[0], header[1]);
        }
        case "-d" -> body = words.get(++i);
        case String url -> path = url.replace("$URL", "");
      }
    }
    return http.send(
        method.isEmpty() ? (body == null ? "GET" : "POST") : method, path, headers, body);
  }
}
