package dev.headsup.local.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.authoring.trigger.TriggerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The reference of trigger files, made from their JSON Schema: every word with its meaning and an
/// example.
public final class ReferencePage {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The places in the order in which people meet them, each with where the schema describes it.
  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    PLACES.put("trigger.yaml", "/properties");
    PLACES.put("when", "/properties/when/properties");
    PLACES.put("when: customer", "/definitions/behaviour/properties");
    PLACES.put("when: customer: then", "/definitions/second/properties");
    PLACES.put("when: incident", "/definitions/incident/properties");
    PLACES.put("when: score", "/definitions/score/properties");
    PLACES.put("when: mention", "/definitions/mention/properties");
    PLACES.put("when: contact", "/definitions/contact/properties");
    PLACES.put("An entry of and", "/definitions/past/properties");
    PLACES.put("who", "/properties/who/properties");
    PLACES.put("An entry of who", "/definitions/group/properties");
    PLACES.put("send", "/definitions/send/properties");
    PLACES.put("then", "/definitions/followup/properties");
    PLACES.put("then: send", "/definitions/followupsend/properties");
    PLACES.put("limits", "/properties/limits/properties");
    PLACES.put("experiment", "/properties/experiment/properties");
  }

  private ReferencePage() {}

  /// The page, as Markdown.
  public static String text() {
    JsonNode schema = schema();
    StringBuilder page =
        new StringBuilder(
            "# Every word of a trigger file\n\n"
                + "Made from the JSON Schema by `./headsup reference`; do not edit it by hand."
                + " [Writing triggers](triggers.md) tells the story.\n");
    PLACES.forEach((title, at) -> {
      page.append("\n## ")
          .append(title)
          .append("\n\n| Word | What it says | Example |\n| --- | --- | --- |\n");
      schema
          .at(at)
          .properties()
          .forEach(word ->
              page.append("| `")
                  .append(word.getKey())
                  .append("` | ")
                  .append(cell(word.getValue().path("description").asText()))
                  .append(" | `")
                  .append(cell(yaml(word.getValue().path("examples").path(0))))
                  .append("` |\n"));
    });
    return page.toString();
  }

  /// A value as people write it in YAML, on one line.
  private static String yaml(JsonNode value) {
    if (value.isObject()) {
      StringBuilder all = new StringBuilder();
      value
          .properties()
          .forEach(entry ->
              all.append(all.isEmpty() ? "" : ", ")
                  .append(entry.getKey())
                  .append(": ")
                  .append(yaml(entry.getValue())));
      return "{ " + all + " }";
    }
    if (value.isArray()) {
      StringBuilder all = new StringBuilder();
      value.forEach(each -> all.append(all.isEmpty() ? "" : ", ").append(yaml(each)));
      return "[" + all + "]";
    }
    return value.asText();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static JsonNode schema() {
    try (InputStream file = TriggerFiles.class.getResourceAsStream("/schema/trigger-v1.json")) {
      if (file == null) {
        throw new IllegalStateException("The schema of triggers is not in the build");
      }
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
