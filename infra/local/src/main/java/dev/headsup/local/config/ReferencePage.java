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

  private static final String BEGINNING =
      """
      # Every word of a trigger file

      Made from the JSON Schema by `./headsup reference`; do not edit it by hand. [Writing triggers](triggers.md) tells the story.

      ## Where it stands

      A trigger is a folder with the name of its `id`, in `triggers/`. In it are `trigger.yaml` and, for each language and each
      channel that it may use, what it says: `en/email.md`, `en/inbox.md`, `en/sms.md` ([messages](messages.md)); what should come
      of it may stand in [`tests.yaml`](triggers.md#tests). `./headsup check triggers/report-by-hand` names each mistake with its
      line, or says back what was understood. A whole `trigger.yaml`:

      ```yaml
      headsup: trigger/v1
      name: Looks at one report every day
      id: report-by-hand
      owner: cx@example.com
      status: shadow
      purpose: help
      when:
        customer:
          did: Report Viewed
          where: { rows: at least 1 }
          at least: 5 times
          within: 7 days
          and never: Report Subscribed
      send:
        first of: [inbox, email]
        data:
          report: last event "Report Viewed" property report_name
      limits: { per customer: 1 per 30 days }
      success: did "Report Subscribed" within 14 days
      ```

      and its `en/inbox.md`; `en/email.md` has `subject` instead of `title`:

      ```markdown
      ---
      title: "Let the report come to you"
      ---
      {{ data.report | default: "Your report" }} can be in your inbox every morning. You find *Subscribe* above it.
      ```

      ## How things are written

      | Thing | How |
      | --- | --- |
      | a word and its value | `word: value`, with a blank after the colon; what belongs to a word stands below it, two blanks further in (no tabs), or on its line in braces: `{ did: Report Viewed, within: 1 day }` |
      | several values | `[inbox, email]`, or one on each line after `- ` |
      | a time | a number and a unit: `90 seconds`, `20 minutes`, `1 hour`, `14 days`, `2 weeks` |
      | how often | `3 times`, `1 time` |
      | yes and no | `true`, `false` |
      | the name of an event | as the product sends it, capitals too; in quotes only inside a phrase: `did "Report Viewed" within 1 day` |
      | what a property or trait must be | `pro`, `[pro, business]`, `not free`, `at least 5`, `more than 5`, `at most 5`, `less than 5`, `between 400 and 499`, `starts with /settings`, `ends with`, `contains`, `does not contain`, `is set`, `is not set` ([all about it](triggers.md#what-a-value-must-be)) |
      | a remark | after a blank and `#` |
      """;

  private ReferencePage() {}

  /// The page, as Markdown.
  public static String text() {
    JsonNode schema = schema();
    StringBuilder page = new StringBuilder(BEGINNING);
    PLACES.forEach((title, at) -> {
      page.append("\n## ")
          .append(title)
          .append("\n\n| Word | What it says | Example |\n| --- | --- | --- |\n");
      JsonNode required = schema.at(at.substring(0, at.lastIndexOf('/'))).path("required");
      schema
          .at(at)
          .properties()
          .forEach(word ->
              page.append("| `")
                  .append(word.getKey())
                  .append("` | ")
                  .append(cell(word.getValue().path("description").asText()))
                  .append(has(required, word.getKey()) ? " Must be there." : "")
                  .append(" | `")
                  .append(cell(yaml(word.getValue().path("examples").path(0))))
                  .append("` |\n"));
    });
    return page.toString();
  }

  private static boolean has(JsonNode texts, String wanted) {
    for (JsonNode text : texts) {
      if (text.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
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
