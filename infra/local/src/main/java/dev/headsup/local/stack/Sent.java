package dev.headsup.local.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.local.sandbox.Arrived;
import dev.headsup.local.sandbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that reached a customer, by time: e-mail and text messages as they arrived in the
/// sandbox, and the items of every inbox.
final class Sent {
  private final Outbox outbox;
  private final Stores stores;
  private final Ledger ledger;
  private final InboxItems inbox;

  /// How often an item had changed when it was read last, by customer and id.
  private final Map<String, Map<String, String>> read = new HashMap<>();

  /// The messages in inboxes by customer and outreach. One never changes, so it is kept as it was
  /// read first: a later message of its case takes its markup away.
  private final Map<String, Map<String, Message>> known = new HashMap<>();

  Sent(Outbox outbox, Stores stores, Ledger ledger) {
    this.outbox = outbox;
    this.stores = stores;
    this.ledger = ledger;
    this.inbox = stores.inbox();
  }

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
      Map<String, String> headers) {
    Message {
      headers = Map.copyOf(headers);
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

  /// All messages, oldest first.
  List<Message> messages() {
    List<Message> all = new ArrayList<>(inboxes());
    outbox.messages().forEach(arrived -> all.add(message(arrived)));
    all.sort(Comparator.comparing(Message::sentAt));
    return all;
  }

  /// What integrators heard, oldest first.
  List<Message> news() {
    return outbox.news().stream().map(this::message).toList();
  }

  /// How many messages there are.
  long size() {
    return (long) outbox.messages().size() + inboxes().size();
  }

  private synchronized List<Message> inboxes() {
    Set<String> news = new HashSet<>();
    stores
        .client()
        .scanPaginator(scan ->
            scan.tableName(stores.inboxTable()).projectionExpression("customer, id, changes"))
        .items()
        .forEach(item -> {
          String customer = text(item, "customer");
          AttributeValue changes = item.get("changes");
          String now = changes == null ? "0" : changes.n();
          Map<String, String> before = read.computeIfAbsent(customer, any -> new HashMap<>());
          if (!now.equals(before.put(text(item, "id"), now))) {
            news.add(customer);
          }
        });
    for (String customer : news) {
      Map<String, Message> messages = known.computeIfAbsent(customer, any -> new HashMap<>());
      for (InboxItems.Item item : inbox.of(new CustomerId(customer))) {
        for (InboxItems.Version version : item.versions()) {
          messages.putIfAbsent(version.outreach(), message(customer, version));
        }
      }
    }
    return known.values().stream().flatMap(messages -> messages.values().stream()).toList();
  }

  private static Message message(String customer, InboxItems.Version version) {
    return new Message(
        "INBOX",
        customer,
        version.message().title(),
        version.message().text(),
        version.message().html(),
        version.trigger(),
        customer,
        version.outreach(),
        version.at(),
        Map.of());
  }

  private Message message(Arrived arrived) {
    Map<String, String> tags = arrived.tags();
    String customer = customer(tags);
    String outreach = tags.get("outreach");
    String trigger = tags.get("trigger");
    return new Message(
        arrived.channel(),
        arrived.to(),
        arrived.subject(),
        arrived.text(),
        arrived.html(),
        // A trigger's id that SES cannot carry as a tag is in the ledger.
        trigger == null ? ledger.trigger(customer, outreach).orElse(null) : trigger,
        customer,
        outreach,
        arrived.sentAt(),
        arrived.headers());
  }

  /// SES takes few characters in a tag, so an e-mail carries the customer in base64.
  private static @Nullable String customer(Map<String, String> tags) {
    String encoded = tags.get("customer64");
    return encoded == null
        ? tags.get("customer")
        : new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }
}
