package dev.headsup.aws.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an erasure removed, without a word about whom: it may be shown and kept.
///
/// @param at when it began
/// @param ended when it ended
/// @param removed rows and lines by store; only stores where there were any
/// @param suppressed addresses that stay on the suppression list, by hash
/// @param unreadable objects of the history that nobody can read, which end by their retention
/// @param again whether it has to be run once more, since the history was being put in order
public record Receipt(
    Instant at,
    Instant ended,
    Map<String, Integer> removed,
    int suppressed,
    List<String> unreadable,
    boolean again) {
  private static final JsonFactory JSON = new JsonFactory();

  public Receipt {
    removed = Map.copyOf(removed);
    unreadable = List.copyOf(unreadable);
  }

  /// How many rows and lines in all.
  public int all() {
    return removed.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// As a person reads it.
  public String text() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return out.toString();
  }

  /// As it stands in the journal.
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", at.toString());
    json.writeStringField("ended", ended.toString());
    json.writeObjectFieldStart("removed");
    for (Map.Entry<String, Integer> one : new TreeMap<>(removed).entrySet()) {
      json.writeNumberField(one.getKey(), one.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("suppressed", suppressed);
    json.writeArrayFieldStart("unreadable");
    for (String name : unreadable) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeBooleanField("again", again);
    json.writeEndObject();
  }
}
