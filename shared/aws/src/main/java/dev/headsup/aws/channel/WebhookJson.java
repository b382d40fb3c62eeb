package dev.headsup.aws.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import java.util.Locale;

/// The body of a webhook: `type`, `timestamp` and `data`, as Standard Webhooks advises. Its schema
/// is events/schemas/webhook-message-v1.json. The same message has the same body in each attempt.
final class WebhookJson {
  private WebhookJson() {}

  static String of(Letter letter, Message.Webhook message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "message.send");
    json.put("timestamp", letter.outreach().at().toString());
    ObjectNode data = json.putObject("data");
    data.put("version", 1);
    data.put("id", letter.delivery().id());
    data.put("outreach", letter.delivery().outreach());
    data.put("lineage", letter.outreach().lineage().text());
    data.put("customer", letter.address());
    data.put("trigger", letter.trigger().id());
    data.put("purpose", letter.purpose().name().toLowerCase(Locale.ROOT));
    data.put("notAfter", letter.delivery().notAfter().toString());
    data.put("title", message.title());
    data.put("text", message.text());
    data.put("html", message.html());
    Message.Action action = message.action();
    if (action != null) {
      data.putObject("action").put("label", action.label()).put("url", action.url());
    }
    links(data.putObject("links"), letter.links());
    return json.toString();
  }

  private static void links(ObjectNode json, Links links) {
    json.put("why", links.why());
    json.put("preferences", links.preferences());
    json.put("stop", links.stop());
    json.put("person", links.person());
  }
}
