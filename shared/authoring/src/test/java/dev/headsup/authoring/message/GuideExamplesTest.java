package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The guide to messages shows what happens.
class GuideExamplesTest {
  private static final Pattern EXAMPLES = Pattern.compile("```examples\n(.*?)```", Pattern.DOTALL);

  private record Example(Map<String, String> data, String template, String locale, String shown) {}

  private static String guide() throws IOException {
    return Files.readString(Path.of("../../docs/guides/messages.md"));
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (MatchResult block : EXAMPLES.matcher(guide()).results().toList()) {
      Map<String, String> data = new HashMap<>();
      String template = "";
      for (String line : block.group(1).lines().toList()) {
        if (line.startsWith("data.")) {
          String[] parts = line.substring("data.".length()).split(" = ", 2);
          data.put(parts[0], parts[1]);
        } else if (line.startsWith("{{")) {
          template = line;
        } else {
          String[] parts = line.strip().split("  ", 2);
          examples.add(new Example(Map.copyOf(data), template, parts[0], parts[1]));
        }
      }
    }
    return examples;
  }

  private static MessageCompiler.Needs needs(Set<String> data) {
    return new MessageCompiler.Needs(
        Purpose.HELP, List.of(Channel.INBOX), data, EnumSet.allOf(About.class), null);
  }

  @Test
  void everyExamplePrintsWhatItSays() throws IOException {
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(30);
    for (Example example : examples) {
      Findings findings = new Findings();
      String language = Locale.forLanguageTag(example.locale).getLanguage();
      Set<String> names = Set.of("none", "file", "due", "rows", "share", "one", "files", "parts");
      MessageSet set =
          MessageCompiler.compile(
              Map.of(language + "/inbox.md", "---\ntitle: x\n---\n" + example.template),
              needs(names),
              findings);
      assertThat(findings.sorted()).as(example.template).isEmpty();
      Profile ana = new Profile(CustomerId.known("ana"), Traits.NONE, null);
      RenderContext context =
          new RenderContext(
              ana,
              example.locale,
              ZoneId.of("Europe/Zurich"),
              example.data,
              Links.NONE,
              Messages.ACME);
      assertThat(Messages.rendered(set, Channel.INBOX, context).text())
          .as(example.toString())
          .isEqualTo(example.shown);
    }
  }

  @Test
  void everyFilterHasAnExampleAndEveryVariableARow() throws IOException {
    String templates = examples().stream().map(Example::template).toList().toString();
    for (MessageFilter filter : MessageFilter.values()) {
      assertThat(templates).contains("| " + filter.word());
    }
    List<String> names =
        new ArrayList<>(
            List.of(
                Variables.WHY,
                Variables.PREFERENCES,
                Variables.STOP,
                Variables.PERSON,
                Variables.UNSUBSCRIBE,
                Variables.LOCALE,
                "customer.name",
                "customer.first_name"));
    names.addAll(About.names());
    for (String name : names) {
      assertThat(guide()).contains("`" + name + "`");
    }
  }

  @Test
  void itsWholeMessageCompilesAndRenders() throws IOException {
    MatchResult block =
        Pattern.compile("````markdown\n(.*?)````", Pattern.DOTALL)
            .matcher(guide())
            .results()
            .findFirst()
            .orElseThrow();
    Message message =
        Messages.rendered(
            Messages.compiled(Purpose.HELP, Map.of("en/email.md", block.group(1))),
            Channel.EMAIL,
            Messages.context(
                Map.of("name", "Ana"),
                Map.of("error", "E12"),
                new Links("", "", "", "https://example.com/c/person"),
                Messages.ACME));

    assertThat(message.text())
        .startsWith("Hi Ana,")
        .contains("the code E12", "talk to a person (https://example.com/c/person)");
  }

  @Test
  void whatACaseIsAboutIsKnownToItsTriggersOnly() {
    Findings findings = new Findings();
    String body =
        "{{ incident.title | default: \"x\" }} {% if incident.impact == \"major\" %}!{% endif %}"
            + " [go]({{ tutorial.link }}) {{ tutorial.title }}"
            + " {% if incident.link %}[page]({{ incident.link }}){% endif %}";
    Map<String, String> files = Map.of("en/inbox.md", "---\ntitle: x\n---\n" + body);
    MessageSet set = MessageCompiler.compile(files, needs(Set.of()), findings);
    assertThat(findings.sorted()).isEmpty();
    Map<String, String> data =
        Map.of(
            "incident.title", "Checkout is slow",
            "incident.impact", "major",
            "incident.link", "https://status.example.com/1",
            "tutorial.title", "First steps",
            "tutorial.link", "https://docs.example.com/first?a=1&b=2");
    Message.Inbox inbox =
        (Message.Inbox) Messages.rendered(set, Channel.INBOX, Messages.context(Map.of(), data));

    assertThat(inbox.text())
        .isEqualTo(
            "Checkout is slow ! go (https://docs.example.com/first?a=1&b=2) First steps page"
                + " (https://status.example.com/1)");
    assertThat(Messages.problems("en/inbox.md", "---\ntitle: x\n---\n" + body).toString())
        .contains("'incident.title' is only known to a trigger that is about an incident");
    Findings undated = new Findings();
    MessageCompiler.compile(
        Map.of("en/inbox.md", "---\ntitle: x\n---\n{{ incident.until | default: \"x\" }}"),
        needs(Set.of()),
        undated);
    assertThat(undated.sorted().toString()).contains("'incident.until' is a point in time");
    Findings printed = new Findings();
    MessageCompiler.compile(
        Map.of("en/inbox.md", "---\ntitle: x\n---\n{{ incident.impact | default: \"x\" }}"),
        needs(Set.of()),
        printed);
    assertThat(printed.sorted().toString()).contains("'incident.impact' is a word of ours");
  }

  /// When planned work begins and ends, as each customer's clock and language have it.
  @Test
  void theTimesOfAMaintenanceAreTheCustomersOwn() {
    Findings findings = new Findings();
    String body =
        "{{ incident.starts | date_time | default: \"soon\" }} to"
            + " {{ incident.until | time | default: \"later\" }}";
    MessageSet set =
        MessageCompiler.compile(
            Map.of("en/inbox.md", "---\ntitle: x\n---\n" + body), needs(Set.of()), findings);
    assertThat(findings.sorted()).isEmpty();
    Map<String, String> times =
        Map.of("incident.starts", "2026-03-05T02:00:00Z", "incident.until", "2026-03-05T04:30:00Z");

    assertThat(text(set, "Europe/Berlin", times)).isEqualTo("March 5, 2026, 3:00 AM to 5:30 AM");
    assertThat(text(set, "America/New_York", times))
        .isEqualTo("March 4, 2026, 9:00 PM to 11:30 PM");
    assertThat(text(set, "Europe/Berlin", Map.of())).isEqualTo("soon to later");
  }

  private static String text(MessageSet set, String zone, Map<String, String> data) {
    RenderContext context =
        new RenderContext(
            Messages.customer(Map.of()),
            "en-US",
            ZoneId.of(zone),
            data,
            new Links("", "", "", ""),
            Messages.ACME);
    return ((Message.Inbox) Messages.rendered(set, Channel.INBOX, context)).text();
  }
}
