package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.message.RenderContext;
import dev.headsup.authoring.message.Rendered;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The starter trigger of the repository, from its files to what a customer reads.
class ImportStruggleTest {
  private static final Map<String, String> FILES =
      TriggerFolders.read(Path.of("../../triggers")).getOrDefault("import-struggle", Map.of());

  private static CompiledTrigger compiled() {
    CompileResult result = TriggerCompiler.compile("import-struggle", FILES);
    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
    return ((CompileResult.Ok) result).trigger();
  }

  private static Profile customer(Map<String, String> told) {
    Map<String, Traits.Dated> traits = new HashMap<>();
    told.forEach(
        (name, value) -> traits.put(name, new Traits.Dated(new Value.Text(value), Instant.EPOCH)));
    return new Profile(CustomerId.known("u1"), new Traits(traits), null);
  }

  private static final RenderContext ANA =
      context(
          Map.of("firstName", "Ana", "locale", "en-GB"),
          Map.of("error", "E12", "file", "people.csv"));

  private static RenderContext context(Map<String, String> traits, Map<String, String> data) {
    return RenderContext.of(
        new Known(customer(traits), Consent.NONE, 0),
        data,
        new Links("", "", "https://example.com/stop/abc", ""),
        new Brand("Example", "Example Inc., 1 Example Street, Springfield", List.of()));
  }

  private static Message rendered(Channel channel, RenderContext context) {
    Rendered rendered = compiled().messages().render(channel, context);
    assertThat(rendered).isInstanceOf(Rendered.Made.class);
    return ((Rendered.Made) rendered).message();
  }

  @Test
  void itSaysWhatTheIssueAsksFor() {
    Trigger trigger = compiled().trigger();

    assertThat(trigger.status()).isEqualTo(Trigger.Status.LIVE);
    assertThat(trigger.purpose()).isEqualTo(Purpose.HELP);
    assertThat(trigger.when().start())
        .isInstanceOfSatisfying(
            When.Start.Counted.class,
            counted -> {
              assertThat(counted.times()).isEqualTo(3);
              assertThat(counted.within()).isEqualTo(Duration.ofMinutes(20));
            });
    assertThat(trigger.when().patience()).isEqualTo(Duration.ofMinutes(5));
    assertThat(trigger.limits().perCustomer()).isEqualTo(new Trigger.Limit(1, Duration.ofDays(14)));
    assertThat(trigger.expiry()).isEqualTo(Duration.ofMinutes(45));
    assertThat(trigger.send().channels()).containsExactly(Channel.EMAIL, Channel.INBOX);
    assertThat(trigger.send().data()).isEqualTo(Map.of("error", "error_code", "file", "file"));
    assertThat(trigger.hash()).isEqualTo(ContentHash.of(FILES));
    assertThat(Sentence.of(trigger))
        .isEqualTo(
            "When a customer has 3 or more Import Failed in any 20 minutes and no Import Succeeded"
                + " in the 20 minutes before or since, wait 5 minutes, then send by e-mail and also"
                + " to the inbox, at most once in 14 days.");
  }

  @Test
  void theEmailReadsAsItShould() {
    Message.Email email = (Message.Email) rendered(Channel.EMAIL, ANA);

    assertThat(email.subject()).isEqualTo("Your import: the two-minute guide");
    assertThat(email.text())
        .isEqualTo(
            """
            Hi Ana,

            importing a CSV file can be fiddly, and our importer is pickier than it should be. \
            That is on us, not on you. These three things get most files through:

            1. Save the file as CSV UTF-8, so that accents and umlauts survive.
            2. Keep the first row for the column names, each of them once.
            3. Write dates as 2026-01-31.

            If you still see the code E12, the guide says what it means and what to change.

            The import guide (https://docs.example.com/import) takes two minutes, with a sample \
            file that is ready to fill in. And if you would rather not deal with it, reply to this \
            e-mail and a person will gladly look at people.csv with you.

            Your support team

            Open the import guide: https://docs.example.com/import

            Why you get this: you allowed us to send you help and tips.
            Stop these e-mails: https://example.com/stop/abc
            Example Inc., 1 Example Street, Springfield
            """);
    assertThat(email.html())
        .contains("lang=\"en\"", "https://example.com/stop/abc", "<strong>CSV UTF-8</strong>");
  }

  @Test
  void theInboxItemHasItsAction() {
    Message.Inbox inbox = (Message.Inbox) rendered(Channel.INBOX, ANA);

    assertThat(inbox.title()).isEqualTo("Importing a CSV file, in two minutes");
    assertThat(inbox.action())
        .isEqualTo(new Message.Action("Open the import guide", "https://docs.example.com/import"));
    assertThat(inbox.html()).contains("<code>E12</code>").doesNotContain("<html");
  }

  @Test
  void nobodyIsToldThatTheyWereWatched() {
    for (String locale : List.of("en", "de")) {
      for (Channel channel : List.of(Channel.EMAIL, Channel.INBOX)) {
        Message message = rendered(channel, context(Map.of("locale", locale), Map.of()));

        assertThat(message.text())
            .doesNotContainIgnoringCase("we saw", "3 times", "three times", "failed", "dreimal")
            .doesNotContain("{{", "{%", "null");
      }
    }
  }

  @Test
  void whoIsNotNamedIsGreetedAllTheSame() {
    assertThat(rendered(Channel.EMAIL, context(Map.of(), Map.of())).text())
        .startsWith("Hi there,")
        .contains("look at your file with you")
        .doesNotContain("If you still see");
  }
}
