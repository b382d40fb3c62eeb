package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Short ways to compile and render one message.
final class Messages {
  static final String STOP = "https://example.com/stop/abc?x=1&y=2";

  static final Brand ACME =
      new Brand("Acme", "Acme Inc., 1 Example Street, Springfield", List.of());

  private Messages() {}

  static MessageCompiler.Needs needs(Purpose purpose) {
    return new MessageCompiler.Needs(purpose, List.of(Channel.values()), Set.of("error", "file"));
  }

  static MessageSet compiled(Purpose purpose, Map<String, String> files) {
    Findings findings = new Findings();
    MessageSet set = MessageCompiler.compile(files, needs(purpose), findings);
    assertThat(findings.sorted()).isEmpty();
    return set;
  }

  static List<Problem> problems(String path, String text) {
    Findings findings = new Findings();
    MessageCompiler.compile(Map.of(path, text), needs(Purpose.HELP), findings);
    return findings.sorted();
  }

  /// An e-mail whose body is given.
  static Message.Email email(String body, Map<String, String> traits, Map<String, String> data) {
    String file = "---\nsubject: Hello\n---\n" + body;
    return (Message.Email)
        rendered(
            compiled(Purpose.HELP, Map.of("en/email.md", file)),
            Channel.EMAIL,
            context(traits, data));
  }

  static RenderContext context(Map<String, String> traits, Map<String, String> data) {
    return context(traits, data, new Links("", "", STOP, ""), ACME);
  }

  static RenderContext context(
      Map<String, String> traits, Map<String, String> data, Links links, Brand brand) {
    Known known = new Known(customer(traits), Consent.NONE, 0);
    return RenderContext.of(known, data, links, brand);
  }

  /// The message, which must have been made.
  static Message rendered(MessageSet set, Channel channel, RenderContext context) {
    Rendered rendered = set.render(channel, context);
    assertThat(rendered).isInstanceOf(Rendered.Made.class);
    return ((Rendered.Made) rendered).message();
  }

  static Profile customer(Map<String, String> told) {
    Map<String, Traits.Dated> traits = new HashMap<>();
    told.forEach(
        (name, value) -> traits.put(name, new Traits.Dated(new Value.Text(value), Instant.EPOCH)));
    return new Profile(CustomerId.known("u1"), new Traits(traits), null);
  }
}
