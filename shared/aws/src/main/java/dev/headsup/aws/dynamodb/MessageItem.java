package dev.headsup.aws.dynamodb;

import dev.headsup.engine.message.Message;
import dev.headsup.engine.message.Message.Action;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a rendered message: a map whose `kind` says which one it is.
final class MessageItem {
  private static final String KIND = "kind";
  private static final String TEXT = "text";
  private static final String HTML = "html";

  private MessageItem() {}

  static AttributeValue write(Message message) {
    Map<String, AttributeValue> stored = new HashMap<>();
    stored.put(TEXT, Attr.text(message.text()));
    switch (message) {
      case Message.Email email -> {
        stored.put(KIND, Attr.text("email"));
        stored.put("subject", Attr.text(email.subject()));
        stored.put(HTML, Attr.text(email.html()));
      }
      case Message.Sms sms -> stored.put(KIND, Attr.text("sms"));
      case Message.Inbox inbox -> {
        stored.put(KIND, Attr.text("inbox"));
        stored.put("title", Attr.text(inbox.title()));
        stored.put(HTML, Attr.text(inbox.html()));
        action(stored, inbox.action());
      }
      case Message.Push push -> {
        stored.put(KIND, Attr.text("push"));
        stored.put("title", Attr.text(push.title()));
        if (push.url() != null) {
          stored.put("url", Attr.text(push.url()));
        }
      }
      case Message.Webhook webhook -> {
        stored.put(KIND, Attr.text("webhook"));
        stored.put("title", Attr.text(webhook.title()));
        stored.put(HTML, Attr.text(webhook.html()));
        action(stored, webhook.action());
      }
    }
    return Attr.map(stored);
  }

  private static void action(Map<String, AttributeValue> stored, @Nullable Action action) {
    if (action != null) {
      stored.put(
          "action",
          Attr.map(Map.of("label", Attr.text(action.label()), "url", Attr.text(action.url()))));
    }
  }

  static Message read(Item stored) {
    String kind = stored.text(KIND);
    return switch (kind) {
      case "email" ->
          new Message.Email(stored.text("subject"), stored.text(TEXT), stored.text(HTML));
      case "sms" -> new Message.Sms(stored.text(TEXT));
      case "inbox" -> inbox(stored);
      case "push" ->
          new Message.Push(
              stored.text("title"), stored.text(TEXT), stored.maybeText("url").orElse(null));
      case "webhook" ->
          new Message.Webhook(
              stored.text("title"), stored.text(TEXT), stored.text(HTML), action(stored));
      default ->
          throw new IllegalStateException(
              "A stored message is of a kind that this version does not know: " + kind);
    };
  }

  static Message.Inbox inbox(Item stored) {
    return new Message.Inbox(
        stored.text("title"), stored.text(TEXT), stored.text(HTML), action(stored));
  }

  private static @Nullable Action action(Item stored) {
    return stored
        .maybeMap("action")
        .map(action -> new Action(action.text("label"), action.text("url")))
        .orElse(null);
  }
}
