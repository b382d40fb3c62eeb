package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.channel.Provider.Mood;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.ChannelSender.Result;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What SES is asked for.
class SesSenderTest {
  private static Guard guard() {
    return new Guard("SES", new Guard.Limits(100, 10), InstantSource.fixed(Letters.NOON));
  }

  private static JsonNode sent(Letter letter) throws Exception {
    try (Provider provider = new Provider()) {
      SesSender sender =
          new SesSender(provider.clients().ses(), "help@example.com", "events", guard());
      assertThat(sender.send(letter)).isEqualTo(new Result.Accepted("ses-1"));
      return new ObjectMapper().readTree(provider.requests().getFirst());
    }
  }

  private static JsonNode headers(JsonNode sent) {
    return sent.at("/Content/Simple/Headers");
  }

  @Test
  void anEmailIsAskedForWithBothPartsItsTagsAndItsAddress() throws Exception {
    JsonNode sent = sent(Letters.email(Purpose.HELP));

    assertThat(sent.at("/FromEmailAddress").asText()).isEqualTo("help@example.com");
    assertThat(sent.at("/Destination/ToAddresses/0").asText()).isEqualTo("ana@example.com");
    assertThat(sent.at("/ConfigurationSetName").asText()).isEqualTo("events");
    JsonNode simple = sent.at("/Content/Simple");
    assertThat(simple.at("/Subject/Data").asText()).isEqualTo("Your import, Ana");
    assertThat(simple.at("/Body/Text/Data").asText()).isEqualTo("Three steps.");
    assertThat(simple.at("/Body/Html/Data").asText()).isEqualTo("<p>Three steps.</p>");
    assertThat(sent.at("/EmailTags"))
        .extracting(tag -> tag.get("Name").asText() + "=" + tag.get("Value").asText())
        .containsExactly("outreach=5f2c", "trigger=import-struggle", "customer64=Y3VzdG9tZXItMQ");
  }

  /// L11.
  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"HELP", "MARKETING"})
  void helpAndMarketingAreStoppedWithOneClick(Purpose purpose) throws Exception {
    assertThat(headers(sent(Letters.email(purpose))))
        .extracting(header -> header.get("Name").asText() + ": " + header.get("Value").asText())
        .containsExactly(
            "List-Unsubscribe: <https://example.com/c/abc/stop>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"SECURITY", "SERVICE"})
  void whatConcernsTheServiceItselfHasNoSuchHeaders(Purpose purpose) throws Exception {
    assertThat(headers(sent(Letters.email(purpose)))).isEmpty();
  }

  @Test
  void withoutAPlaceToGoThereIsNoLink() throws Exception {
    assertThat(headers(sent(Letters.withoutLinks(Letters.email(Purpose.HELP))))).isEmpty();
  }

  @Test
  void aTagThatSesWouldNotTakeIsLeftOut() throws Exception {
    Letter letter =
        Letters.letter(
            "ü".repeat(256),
            Purpose.SERVICE,
            "ana@example.com",
            new Message.Email("Subject", "Text", ""));

    assertThat(sent(letter).at("/EmailTags"))
        .extracting(tag -> tag.get("Name").asText())
        .containsExactly("outreach", "trigger");
  }

  @Test
  void withoutASenderAddressTheMessageIsKeptAndTheReasonSaysWhatToSet() throws Exception {
    try (Provider provider = new Provider()) {
      Result result =
          new SesSender(provider.clients().ses(), SesSender.SANDBOX, "events", guard())
              .send(Letters.email(Purpose.HELP));

      assertThat(result).isInstanceOf(Result.Kept.class);
      assertThat(result.toString()).contains("set EmailFrom");
      assertThat(provider.requests()).isEmpty();
    }
  }

  @Test
  void anAccountThatMayNotSendNowIsTriedLater() throws Exception {
    try (Provider provider = new Provider()) {
      provider.is(Mood.PAUSES);

      Result result =
          new SesSender(provider.clients().ses(), "help@example.com", "events", guard())
              .send(Letters.email(Purpose.HELP));

      assertThat(result).isInstanceOf(Result.NotSent.class);
      assertThat(result.toString()).contains("SendingPausedException");
    }
  }

  @Test
  void whatIsNoEmailIsRefused() throws Exception {
    try (Provider provider = new Provider()) {
      Result result =
          new SesSender(provider.clients().ses(), "help@example.com", "events", guard())
              .send(Letters.inbox());

      assertThat(result).isInstanceOf(Result.Refused.class);
      assertThat(provider.requests()).isEmpty();
    }
  }
}
