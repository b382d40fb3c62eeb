package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes an event of another form as the track call that means the same. So there is one form
/// behind all doors, and one judge of it.
final class TrackCall {
  private final Map<String, String> fields = new LinkedHashMap<>();
  private byte @Nullable [] properties;
  private @Nullable String lineage;

  TrackCall(String messageId, String name) {
    fields.put("type", "track");
    fields.put("messageId", messageId);
    fields.put("event", name);
  }

  /// Adds a field, if it is there. Texts have no halves of characters.
  TrackCall with(String field, @Nullable String text) {
    if (text != null) {
      fields.put(field, text);
    }
    return this;
  }

  /// Adds data: an object is the properties, and anything else is the one property `data`.
  ///
  /// @param json one JSON value
  TrackCall with(byte[] json, boolean object) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 10);
    out.writeBytes(ascii(object ? "" : "{\"data\":"));
    out.writeBytes(json);
    out.writeBytes(ascii(object ? "" : "}"));
    properties = out.toByteArray();
    return this;
  }

  /// Adds which messages of ours led to it, if anybody said so.
  TrackCall after(@Nullable String lineage) {
    this.lineage = lineage;
    return this;
  }

  /// The call in JSON.
  byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    char before = '{';
    for (Map.Entry<String, String> field : fields.entrySet()) {
      out.write(before);
      out.writeBytes(ascii("\"" + field.getKey() + "\":\""));
      out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(field.getValue()));
      out.write('"');
      before = ',';
    }
    if (lineage != null) {
      out.writeBytes(ascii(",\"context\":{\"" + Context.LINEAGE + "\":\""));
      out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(lineage));
      out.writeBytes(ascii("\"}"));
    }
    if (properties != null) {
      out.writeBytes(ascii(",\"properties\":"));
      out.writeBytes(properties);
    }
    out.write('}');
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
