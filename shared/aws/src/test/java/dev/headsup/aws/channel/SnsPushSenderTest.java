package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.channel.Provider.Mood;
import dev.headsup.engine.customer.Device;
import dev.headsup.engine.customer.Device.Platform;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.ChannelSender.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What SNS is asked for, and what becomes of a device that takes nothing any more.
class SnsPushSenderTest {
  private final List<Device> retired = new ArrayList<>();

  private SnsPushSender sender(Provider provider) {
    return new SnsPushSender(
        provider.clients().sns(),
        Map.of(
            Platform.IOS, "arn:aws:sns:us-east-1:000000000000:app/APNS/shop",
            Platform.ANDROID, ""),
        (customer, device, at) -> retired.add(device),
        InstantSource.fixed(Letters.NOON),
        new Guard("SNS", new Guard.Limits(100, 10), InstantSource.fixed(Letters.NOON)));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      String[] both = pair.split("=", 2);
      form.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  @Test
  void theDeviceIsMadeKnownAndGetsTitleTextAndWhereATapLeads() throws Exception {
    try (Provider provider = new Provider()) {
      assertThat(sender(provider).send(Letters.push(Purpose.SERVICE)))
          .isEqualTo(new Result.Accepted("sns-1"));

      Map<String, String> device = form(provider.others().getFirst());
      assertThat(device).containsEntry("Token", "740f4707bebcf74f");
      assertThat(device).doesNotContainKey("CustomUserData");
      Map<String, String> form = form(provider.requests().getFirst());
      assertThat(form)
          .containsEntry("MessageStructure", "json")
          .containsEntry("TargetArn", "arn:aws:sns:us-east-1:000000000000:endpoint/APNS/shop/1")
          .containsValue("5f2c/PUSH");
      ObjectMapper json = new ObjectMapper();
      JsonNode all = json.readTree(form.getOrDefault("Message", ""));
      JsonNode apple = json.readTree(all.get("APNS").asText());
      assertThat(apple.at("/aps/alert/title").asText()).isEqualTo("Your import, Ana");
      assertThat(apple.at("/aps/alert/body").asText()).isEqualTo("Three steps.");
      assertThat(apple.at("/headsup/url").asText()).isEqualTo("https://example.com/import");
      assertThat(apple.at("/headsup/why").asText()).isEqualTo("https://example.com/c/abc");
      JsonNode google = json.readTree(all.get("GCM").asText()).at("/fcmV1Message/message");
      assertThat(google.at("/notification/title").asText()).isEqualTo("Your import, Ana");
      assertThat(google.at("/android/collapse_key").asText()).isEqualTo("5f2c/PUSH");
      assertThat(google.at("/android/ttl").asText()).isEqualTo("3600s");
      assertThat(google.at("/data").properties()).allMatch(entry -> entry.getValue().isTextual());
      assertThat(all.get("default").asText()).isEqualTo("Three steps.");
      assertThat(form.getOrDefault("Message", "").getBytes(StandardCharsets.UTF_8).length)
          .isLessThan(4_096);
    }
  }

  @Test
  void aDisabledDeviceIsRetiredAndItsEndpointForgotten() throws Exception {
    try (Provider provider = new Provider()) {
      provider.is(Mood.DISABLES);

      assertThat(sender(provider).send(Letters.push(Purpose.SERVICE)))
          .isInstanceOf(Result.Refused.class);

      assertThat(retired).containsExactly(new Device(Platform.IOS, "740f4707bebcf74f"));
      assertThat(provider.others()).hasSize(2);
      assertThat(provider.others().getLast()).contains("Action=DeleteEndpoint");
    }
  }

  @Test
  void withoutAnApplicationTheMessageIsKept() throws Exception {
    try (Provider provider = new Provider()) {
      Letter letter =
          Letters.letter(
              "customer-1",
              Purpose.SERVICE,
              "android token-of-a-phone",
              new Message.Push("Title", "Text", null));

      assertThat(sender(provider).send(letter))
          .isInstanceOfSatisfying(
              Result.Kept.class, kept -> assertThat(kept.reason()).contains("PushAndroid"));
      assertThat(provider.others()).isEmpty();
    }
  }
}
