package dev.headsup.aws.team;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.handoff.Notice.Occasion;
import dev.headsup.engine.handoff.Resolution;
import dev.headsup.engine.handoff.TeamNotice;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A case as JSON, the same in webhooks and in what a support tool asks for.
public final class HandOffJson {
  private static final JsonFactory JSON = new JsonFactory();

  private HandOffJson() {}

  /// A webhook's body: `type`, `timestamp` and `data`, as Standard Webhooks advises.
  static String of(TeamNotice notice) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", type(notice.occasion()));
      json.writeStringField("timestamp", time(notice).toString());
      json.writeObjectFieldStart("data");
      fields(json, notice.handOff());
      json.writeStringField("customer", notice.handOff().customer().value());
      if (!notice.link().isEmpty()) {
        json.writeStringField("link", notice.link());
      }
      if (notice.occasion() == Occasion.LATE && notice.fallback() != null) {
        json.writeStringField("fallback", notice.fallback());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return out.toString();
  }

  private static String type(Occasion occasion) {
    return switch (occasion) {
      case OPENED -> "hand_off.opened";
      case LATE -> "hand_off.late";
    };
  }

  private static Instant time(TeamNotice notice) {
    return switch (notice.occasion()) {
      case OPENED -> notice.handOff().opened();
      case LATE -> notice.handOff().promised();
    };
  }

  /// The fields of a case, without its customer.
  public static void fields(JsonGenerator json, HandOff handOff) throws IOException {
    json.writeStringField("id", handOff.id());
    json.writeStringField("state", handOff.state().name().toLowerCase(Locale.ROOT));
    json.writeObjectFieldStart("trigger");
    json.writeStringField("id", handOff.trigger().id());
    json.writeStringField("name", handOff.trigger().name());
    json.writeEndObject();
    json.writeStringField("because", handOff.because().words(Locale.ENGLISH, List.of()));
    json.writeStringField("reason", handOff.because().name());
    json.writeStringField("severity", handOff.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("openedAt", handOff.opened().toString());
    json.writeStringField("promisedBy", handOff.promised().toString());
    Taken taken = handOff.taken();
    if (taken != null) {
      json.writeObjectFieldStart("taken");
      json.writeStringField("by", taken.by());
      json.writeStringField("at", taken.at().toString());
      json.writeEndObject();
    }
    Resolution end = handOff.resolution();
    if (end != null) {
      json.writeObjectFieldStart("resolved");
      json.writeStringField("by", end.by());
      json.writeStringField("at", end.at().toString());
      json.writeStringField("outcome", end.outcome().key());
      json.writeStringField("note", end.note());
      json.writeEndObject();
    }
    evidence(json, handOff.evidence());
  }

  private static void evidence(JsonGenerator json, EvidencePack evidence) throws IOException {
    json.writeArrayFieldStart("saw");
    for (EvidencePack.Seen seen : evidence.saw()) {
      json.writeStartObject();
      json.writeStringField("what", seen.what());
      json.writeNumberField("times", seen.times());
      json.writeStringField("first", seen.first().toString());
      json.writeStringField("last", seen.last().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("details");
    for (Map.Entry<String, String> detail : new TreeMap<>(evidence.details()).entrySet()) {
      json.writeStringField(detail.getKey(), detail.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("sent");
    for (EvidencePack.Sent sent : evidence.sent()) {
      json.writeStartObject();
      json.writeStringField("about", sent.about());
      json.writeStringField("channel", sent.channel().word());
      json.writeStringField("at", sent.at().toString());
      if (sent.read() != null) {
        json.writeStringField("readAt", sent.read().toString());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
