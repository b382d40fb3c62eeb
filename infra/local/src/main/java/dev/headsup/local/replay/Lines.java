package dev.headsup.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a stream. A line is a Segment call (a JSON object with `type`) or a
/// CloudEvent (with `specversion`), which becomes a `track` call.
///
/// A call without a `messageId` gets one made from its content and its line number, so that
/// replaying the same file twice counts every event once.
public final class Lines {

  private static final Set<String> TYPES =
      Set.of("track", "identify", "page", "screen", "group", "alias");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Lines() {}

  /// What the line with this number says. Never throws for a bad line.
  public static Line read(long number, String text) {
    try {
      if (!(JSON.readTree(text) instanceof ObjectNode object)) {
        return new Line.Bad(number, "not a JSON object");
      }
      return object.has("specversion") ? cloudEvent(number, object) : segment(number, text, object);
    } catch (JsonProcessingException e) {
      return new Line.Bad(number, "not JSON at column " + e.getLocation().getColumnNr());
    }
  }

  private static Line segment(long number, String text, ObjectNode call) {
    String type = call.path("type").asText("");
    if (!TYPES.contains(type)) {
      return new Line.Bad(
          number,
          type.isEmpty()
              ? "no 'type': a line is a Segment call or a CloudEvent"
              : "unknown type '"
                  + type
                  + "': expected track, identify, page, screen, group, alias");
    }
    String time = call.path("timestamp").asText(call.path("originalTimestamp").asText(""));
    if (call.path("messageId").asText("").isEmpty()) {
      call.put("messageId", idFor(number, text));
      return new Line.Call(number, call.toString(), instant(time));
    }
    return new Line.Call(number, text.strip(), instant(time));
  }

  private static Line cloudEvent(long number, ObjectNode event) {
    for (String name : new String[] {"id", "source", "type", "subject"}) {
      if (event.path(name).asText("").isEmpty()) {
        return new Line.Bad(number, "a CloudEvent needs '" + name + "'");
      }
    }
    JsonNode data = event.path("data");
    if (!data.isMissingNode() && !data.isNull() && !data.isObject()) {
      return new Line.Bad(number, "the 'data' of a CloudEvent must be a JSON object");
    }
    ObjectNode call = JSON.createObjectNode();
    call.put("type", "track");
    call.put("event", event.path("type").asText());
    call.put("userId", event.path("subject").asText());
    // A CloudEvent is unique by its source and id together.
    call.put("messageId", event.path("source").asText() + "#" + event.path("id").asText());
    call.set("properties", data.isObject() ? data : JSON.createObjectNode());
    String time = event.path("time").asText("");
    if (!time.isEmpty()) {
      call.put("timestamp", time);
    }
    return new Line.Call(number, call.toString(), instant(time));
  }

  private static String idFor(long number, String text) {
    byte[] bytes = (number + ":" + text).getBytes(StandardCharsets.UTF_8);
    return "line-" + number + "-" + UUID.nameUUIDFromBytes(bytes);
  }

  /// Null for what is no time: the door judges the call itself; here it only cannot move a clock.
  private static @Nullable Instant instant(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
