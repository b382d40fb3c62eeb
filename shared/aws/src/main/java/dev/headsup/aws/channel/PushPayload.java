package dev.headsup.aws.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import java.time.Duration;
import java.time.Instant;

/// What SNS hands to Apple and Google: a text for each platform, which is JSON inside of JSON.
///
/// Beside title and text the app gets `outreach`, `trigger`, `url` and `why`, the customer's own
/// page about this message, as `headsup` with Apple and as data with Google. Sources:
/// `https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html`
/// and `https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html`.
final class PushPayload {
  /// The longest that Google keeps a message.
  private static final Duration LONGEST = Duration.ofDays(28);

  private PushPayload() {}

  /// For how many seconds a message is of use, at least one.
  static long seconds(Instant notAfter, Instant now) {
    return Math.clamp(Duration.between(now, notAfter).toSeconds(), 1, LONGEST.toSeconds());
  }

  static String of(Letter letter, Message.Push push, long seconds) {
    String apple = apple(letter, push).toString();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("default", push.text());
    json.put("APNS", apple);
    json.put("APNS_SANDBOX", apple);
    json.put("GCM", google(letter, push, seconds).toString());
    return json.toString();
  }

  private static ObjectNode apple(Letter letter, Message.Push push) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("aps").putObject("alert").put("title", push.title()).put("body", push.text());
    data(json.putObject("headsup"), letter, push);
    return json;
  }

  private static ObjectNode google(Letter letter, Message.Push push, long seconds) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode message = json.putObject("fcmV1Message").putObject("message");
    message.putObject("notification").put("title", push.title()).put("body", push.text());
    data(message.putObject("data"), letter, push);
    ObjectNode android = message.putObject("android");
    android.put("collapse_key", letter.delivery().id());
    android.put("priority", "high");
    android.put("ttl", seconds + "s");
    // One that is shown already is replaced.
    android.putObject("notification").put("tag", letter.delivery().id());
    return json;
  }

  private static void data(ObjectNode json, Letter letter, Message.Push push) {
    json.put("outreach", letter.delivery().outreach());
    json.put("trigger", letter.trigger().id());
    if (push.url() != null) {
      json.put("url", push.url());
    }
    if (!letter.links().why().isBlank()) {
      json.put("why", letter.links().why());
    }
  }
}
