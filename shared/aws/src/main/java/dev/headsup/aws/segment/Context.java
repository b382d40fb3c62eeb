package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.RawEvent.Span;
import dev.headsup.engine.customer.Device;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Lineage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a `context` says about a customer. Only a server key's context is ever read.
///
/// @param traits its `traits`; null when it has none
/// @param consent its `consent`; null when it has none
/// @param device its `device`, where that has the token of an app on a platform that we know; null
///   when it has none
/// @param lineage its `headsup`, as a message of ours carried it out; null when it has none
record Context(
    @Nullable Map<String, Value> traits,
    @Nullable String locale,
    @Nullable String timezone,
    @Nullable ConsentWords consent,
    @Nullable Device device,
    @Nullable Lineage lineage) {
  /// The member with the lineage. CloudEvents have an extension of this name.
  static final String LINEAGE = "headsup";

  static final Context NONE = new Context(null, null, null, null, null, null);

  private static final Value NOTHING = new Value.Text("");

  /// Reads the object at a place of a document that was parsed before.
  static Context read(Document source, @Nullable Span span) {
    if (span == null) {
      return NONE;
    }
    try (JsonParser parser = source.parser(span)) {
      parser.nextToken();
      return read(parser);
    } catch (IOException impossible) {
      // The same bytes were parsed a moment ago.
      throw new UncheckedIOException(impossible);
    }
  }

  private static Context read(JsonParser parser) throws IOException {
    Map<String, Value> traits = null;
    Map<String, String> texts = new HashMap<>();
    ConsentWords consent = null;
    Device device = null;
    Lineage lineage = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("consent") && token != JsonToken.VALUE_NULL) {
        consent = ConsentWords.read(parser);
      } else if (name.equals("traits") && token == JsonToken.START_OBJECT) {
        traits = Flattener.read(parser);
      } else if (name.equals("device") && token == JsonToken.START_OBJECT) {
        Map<String, Value> said = Flattener.read(parser);
        String type = String.valueOf(said.getOrDefault("type", NOTHING));
        device = Device.of(type, String.valueOf(said.getOrDefault("token", NOTHING))).orElse(null);
      } else if (token == JsonToken.VALUE_STRING
          && (name.equals("locale") || name.equals("timezone"))) {
        texts.put(name, Texts.clean(parser.getText(), Limits.TEXT));
      } else if (token == JsonToken.VALUE_STRING && name.equals(LINEAGE)) {
        lineage = Lineage.read(parser.getText()).orElse(null);
      } else {
        parser.skipChildren();
      }
    }
    return new Context(
        traits, texts.get("locale"), texts.get("timezone"), consent, device, lineage);
  }

  /// This context with what it lacks taken from the one that its request shares.
  Context orElse(Context shared) {
    return new Context(
        traits == null ? shared.traits : traits,
        locale == null ? shared.locale : locale,
        timezone == null ? shared.timezone : timezone,
        consent == null ? shared.consent : consent,
        device == null ? shared.device : device,
        lineage == null ? shared.lineage : lineage);
  }

  /// The traits that it tells, under those that the event itself tells.
  Map<String, Value> under(Map<String, Value> own) {
    Map<String, Value> all = new LinkedHashMap<>(own);
    if (traits != null) {
      traits.forEach(all::putIfAbsent);
    }
    if (locale != null) {
      all.putIfAbsent("locale", new Value.Text(locale));
    }
    if (timezone != null) {
      all.putIfAbsent("timezone", new Value.Text(timezone));
    }
    return all;
  }
}
