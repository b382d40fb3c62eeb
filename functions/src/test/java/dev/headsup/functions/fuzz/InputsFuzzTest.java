package dev.headsup.functions.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headsup.authoring.Findings;
import dev.headsup.authoring.message.MessageCompiler;
import dev.headsup.authoring.message.MessageSet;
import dev.headsup.authoring.message.RenderContext;
import dev.headsup.authoring.message.Rendered;
import dev.headsup.aws.links.PageLink;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.segment.UnreadableMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// E3: what lies on the telemetry queue, what people write as a message, and what comes as a
/// customer's link. In a build only the inputs in the folder beside it are run; `infra/fuzz/run`
/// looks for new ones.
final class InputsFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final PageLinks LINKS =
      new PageLinks(
          new DerivedKeys(() -> "a-secret-of-the-test-that-is-long-enough-0123456789"),
          Optional::empty,
          "https://help.example.com");
  private static final PageLink ANA =
      new PageLink(
          new CustomerId("ana"),
          "00112233445566778899aabbccddeeff",
          Purpose.HELP,
          Channel.INBOX,
          null,
          LocalDate.of(2026, 5, 31));
  private static final String TOKEN = LINKS.token(ANA);

  /// A message is read or refused as a whole; one bad event in it hinders no other.
  @FuzzTest(maxDuration = "")
  void telemetryBatch(byte[] body) {
    try {
      TelemetryMessage read =
          TelemetryMessage.read(new String(body, StandardCharsets.UTF_8), NOW, name -> true);
      assertThat(read.refused()).allMatch(refused -> !refused.reason().isBlank());
    } catch (UnreadableMessage refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  /// A message file is compiled or refused with findings; what compiled is rendered or refused.
  @FuzzTest(maxDuration = "")
  void template(byte[] body) {
    Findings findings = new Findings();
    MessageSet messages =
        MessageCompiler.compile(
            Map.of("en/inbox.md", new String(body, StandardCharsets.UTF_8)),
            new MessageCompiler.Needs(Purpose.HELP, List.of(Channel.INBOX), Set.of("file")),
            findings);
    if (!findings.isEmpty()) {
      return;
    }
    Rendered rendered =
        messages.render(
            Channel.INBOX,
            new RenderContext(
                new Profile(new CustomerId("ana"), new Traits(Map.of()), null),
                "en",
                ZoneOffset.UTC,
                Map.of("file", "<script>alert(1)</script>"),
                new Links("https://h/c", "https://h/c#p", "https://h/c/stop", "https://h/c#h"),
                Brand.NONE));
    switch (rendered) {
      case Rendered.Refused(String reason) -> assertThat(reason).isNotBlank();
      case Rendered.Made(Message message, List<String> notes) ->
          assertThat(((Message.Inbox) message).html()).doesNotContain("<script");
    }
  }

  /// Only what we sealed opens, and an altered one does not.
  @FuzzTest(maxDuration = "")
  void linkToken(byte[] body) {
    String token = new String(body, StandardCharsets.UTF_8);
    assertThat(LINKS.open(token))
        .isEqualTo(token.equals(TOKEN) ? Optional.of(ANA) : Optional.empty());
    if (body.length > 1) {
      StringBuilder altered = new StringBuilder(TOKEN);
      altered.setCharAt((body[0] & 0xff) % TOKEN.length(), (char) (body[1] & 0x7f));
      String other = altered.toString();
      assertThat(LINKS.open(other))
          .isEqualTo(other.equals(TOKEN) ? Optional.of(ANA) : Optional.empty());
    }
  }
}
