package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.outreach.ChannelSender.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What SNS is asked for.
class SnsSmsSenderTest {
  private static Guard guard() {
    return new Guard("SNS", new Guard.Limits(100, 10), InstantSource.fixed(Letters.NOON));
  }

  private static Map<String, String> sent(Purpose purpose, String senderId) throws Exception {
    try (Provider provider = new Provider()) {
      SnsSmsSender sender = new SnsSmsSender(provider.clients().sns(), senderId, guard());
      assertThat(sender.send(Letters.sms(purpose))).isEqualTo(new Result.Accepted("sns-1"));
      Map<String, String> form = new HashMap<>();
      Arrays.stream(provider.requests().getFirst().split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> form.put(decoded(pair[0]), decoded(pair[1])));
      return form;
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// The message attributes by name.
  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      attributes.put(
          String.valueOf(form.get(entry + ".Name")),
          String.valueOf(form.get(entry + ".Value.StringValue")));
    }
    return attributes;
  }

  @Test
  void aTextMessageGoesStraightToThePhone() throws Exception {
    Map<String, String> form = sent(Purpose.HELP, "Example");

    assertThat(form)
        .containsEntry("Action", "Publish")
        .containsEntry("PhoneNumber", "+12025550123")
        .containsEntry("Message", "Three steps.")
        .doesNotContainKeys("TopicArn", "TargetArn");
    assertThat(attributes(form))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AWS.SNS.SMS.SMSType", "Transactional",
                "AWS.SNS.SMS.SenderID", "Example",
                "outreach", "5f2c",
                "trigger", "import-struggle",
                "customer", "customer-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "SECURITY, Transactional",
    "SERVICE, Transactional",
    "HELP, Transactional",
    "MARKETING, Promotional"
  })
  void thePurposeChoosesTheRoute(Purpose purpose, String route) throws Exception {
    assertThat(attributes(sent(purpose, "")))
        .containsEntry("AWS.SNS.SMS.SMSType", route)
        .doesNotContainKey("AWS.SNS.SMS.SenderID");
  }

  @Test
  void withoutASenderNameOrATextNothingIsAsked() throws Exception {
    try (Provider provider = new Provider()) {
      Result sandbox =
          new SnsSmsSender(provider.clients().sns(), SesSender.SANDBOX, guard())
              .send(Letters.sms(Purpose.HELP));
      Result noText =
          new SnsSmsSender(provider.clients().sns(), "", guard()).send(Letters.email(Purpose.HELP));

      assertThat(sandbox).isInstanceOf(Result.Kept.class);
      assertThat(noText).isInstanceOf(Result.Refused.class);
      assertThat(sandbox.toString()).contains("set SmsSenderId");
      assertThat(provider.requests()).isEmpty();
    }
  }
}
