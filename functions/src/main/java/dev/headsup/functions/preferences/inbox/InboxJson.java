package dev.headsup.functions.preferences.inbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems.Item;
import dev.headsup.engine.outreach.InboxItems.Version;
import dev.headsup.engine.outreach.Mark;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What the feed says, as JSON. It shows the customer what they were told, and nothing of why: no
/// trigger, no score.
final class InboxJson {
  private static final JsonFactory JSON = new JsonFactory();

  private InboxJson() {}

  static String page(Feed.Page page) {
    return written(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("items");
      for (Item item : page.items()) {
        item(json, item);
      }
      json.writeEndArray();
      counts(json, page.counts());
      text(
          json,
          "next",
          page.more() ? Optional.of(Place.after(page.items().getLast()).word()) : Optional.empty());
      json.writeEndObject();
    });
  }

  static String counts(Feed.Counts counts) {
    return written(json -> {
      json.writeStartObject();
      counts(json, counts);
      json.writeEndObject();
    });
  }

  static String item(Item item) {
    return written(json -> {
      json.writeStartObject();
      json.writeFieldName("item");
      item(json, item);
      json.writeEndObject();
    });
  }

  static String token(Tokens.Token token) {
    return written(json -> {
      json.writeStartObject();
      json.writeStringField("token", token.text());
      json.writeStringField("expires", token.expires().toString());
      json.writeEndObject();
    });
  }

  private static void counts(JsonGenerator json, Feed.Counts counts) throws IOException {
    json.writeObjectFieldStart("counts");
    json.writeNumberField("total", counts.total());
    json.writeNumberField("unread", counts.unread());
    json.writeNumberField("unseen", counts.unseen());
    json.writeEndObject();
  }

  private static void item(JsonGenerator json, Item item) throws IOException {
    Version now = item.now();
    Message.Inbox message = now.message();
    json.writeStartObject();
    json.writeStringField("id", item.id());
    json.writeStringField("version", now.outreach());
    json.writeStringField("title", message.title());
    json.writeStringField("text", message.text());
    json.writeStringField("html", message.html());
    Message.Action action = message.action();
    if (action == null) {
      json.writeNullField("action");
    } else {
      json.writeObjectFieldStart("action");
      json.writeStringField("label", action.label());
      json.writeStringField("url", action.url());
      json.writeEndObject();
    }
    json.writeStringField("at", now.at().toString());
    json.writeStringField("since", item.since().toString());
    for (Mark mark : Mark.values()) {
      if (mark.isAnswer()) {
        continue;
      }
      text(json, mark.name().toLowerCase(Locale.ROOT), now.marks().at(mark).map(Instant::toString));
    }
    json.writeArrayFieldStart("earlier");
    for (Version earlier : item.earlier()) {
      json.writeStartObject();
      json.writeStringField("title", earlier.message().title());
      json.writeStringField("text", earlier.message().text());
      json.writeStringField("at", earlier.at().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static String written(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writing.to(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("A writer in memory does not fail", impossible);
    }
    return text.toString();
  }
}
