package dev.headsup.local.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.sandbox.Arrived;
import dev.headsup.local.sandbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that reached a customer: e-mail and text messages from the sandbox, by time.
record Sent(Outbox outbox) {

  /// One message as `/_local/outbox` shows it; null where a channel has no such thing.
  record Message(
      String channel,
      String to,
      @Nullable String subject,
      String text,
      @Nullable String html,
      @Nullable String trigger,
      @Nullable String customer,
      @Nullable String outreachId,
      Instant sentAt,
      Map<String, String> headers,
      Map<String, String> tags) {
    Message {
      headers = Map.copyOf(headers);
      tags = Map.copyOf(tags);
    }

    ObjectNode json() {
      ObjectNode json = JsonDoor.JSON.createObjectNode();
      json.put("channel", channel).put("to", to).put("subject", subject).put("text", text);
      json.put("html", html).put("trigger", trigger).put("customer", customer);
      json.put("outreachId", outreachId).put("sentAt", sentAt.toString());
      headers.forEach(json.putObject("headers")::put);
      return json;
    }
  }

  List<Message> messages() {
    return outbox.messages().stream().map(Sent::message).toList();
  }

  private static Message message(Arrived arrived) {
    Map<String, String> tags = arrived.tags();
    return new Message(
        arrived.channel(),
        arrived.to(),
        arrived.subject(),
        arrived.text(),
        arrived.html(),
        tags.get("trigger"),
        customer(tags),
        tags.get("outreach"),
        arrived.sentAt(),
        arrived.headers(),
        tags);
  }

  /// SES takes few characters in a tag, so an e-mail carries the customer in base64.
  private static @Nullable String customer(Map<String, String> tags) {
    String encoded = tags.get("customer64");
    return encoded == null
        ? tags.get("customer")
        : new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
