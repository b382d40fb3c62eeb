package dev.headsup.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A made-up product whose outages are told: 100 parts with ten customers each, and one part that
/// all 1,000 use. Writes its configuration and says who uses what.
final class Outages {
  /// How many parts have customers of their own.
  static final int PARTS = 100;

  /// How many customers one of them has.
  static final int EACH = 10;

  /// The part that all use.
  static final String ALL = "all";

  private static final String TRIGGER =
      """
      headsup: trigger/v1
      name: Something is down
      id: outage
      owner: cx@example.com
      status: live
      purpose: service
      when:
        incident: { phase: open }
      send:
        first of: [email]
        also: [inbox]
      limits: { per customer: 1 per incident }
      expire after: 45 minutes
      success: no contact about "this" within 24 hours
      """;

  private static final String MESSAGE =
      """
      ---
      %s: "{{ incident.title | default: 'none: ' }}"
      ---
      It is our fault, and we are on it. We write again when it works.
      """;

  /// Nothing waits for a person or another day.
  private static final String POLICY =
      """
      headsup: policy/v1
      brand: { name: Example, address: "Example Ltd, 1 Example Street, Example City" }
      time zone: UTC
      caps: [100 per calendar day]
      approval: { above: 1000000 customers, share: 100%, free: 1000000 customers }
      guard: { messages a day: 50 }
      """;

  private Outages() {}

  /// A part that has customers of its own.
  static String part(int number) {
    return "part-" + number;
  }

  /// Writes the configuration.
  ///
  /// @return the folder of triggers
  static Path write(Path folder) throws IOException {
    Path triggers = folder.resolve("triggers");
    Path outage = triggers.resolve("outage");
    Files.createDirectories(outage.resolve("en"));
    Files.writeString(outage.resolve("trigger.yaml"), TRIGGER);
    Files.writeString(outage.resolve("en/email.md"), MESSAGE.formatted("subject"));
    Files.writeString(outage.resolve("en/inbox.md"), MESSAGE.formatted("title"));
    Files.writeString(folder.resolve("policy.yaml"), POLICY);
    StringBuilder components = new StringBuilder("headsup: components/v1\ncomponents:\n");
    components.append("  all: { name: All of it, events: [Opened] }\n");
    for (int number = 0; number < PARTS; number++) {
      components.append(
          String.format(
              Locale.ROOT, "  %1$s: { name: %1$s, events: [Used %1$s] }%n", part(number)));
    }
    Files.writeString(folder.resolve("components.yaml"), components);
    return triggers;
  }

  /// Who they are and what they use, as calls.
  static List<String> calls(Instant now) {
    List<String> calls = new ArrayList<>();
    for (int number = 0; number < PARTS * EACH; number++) {
      calls.add(
          """
          {"type":"identify","userId":"c%1$d","messageId":"i%1$d","timestamp":"%2$s",\
          "traits":{"email":"c%1$d@example.com","locale":"en-GB"}}\
          """
              .formatted(number, now));
      calls.add(used(number, "Opened", now));
      calls.add(used(number, "Used " + part(number / EACH), now));
    }
    return calls;
  }

  private static String used(int customer, String event, Instant now) {
    return """
    {"type":"track","userId":"c%1$d","messageId":"%2$s %1$d","event":"%2$s","timestamp":"%3$s"}\
    """
        .formatted(customer, event, now);
  }

  /// What a source says when a part fails.
  static String news(String incident, String part) {
    return """
    {"type":"incident.updated","data":{"id":"%1$s","title":"%1$s: %2$s fails",\
    "components":["%2$s"],"impact":"major","phase":"open","revision":1}}\
    """
        .formatted(incident, part);
  }
}
