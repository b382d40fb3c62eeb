package dev.headsup.aws.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.incident.Walks.Walk;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The messages of the fan-out queue, one walk each:
/// `{"v":1,"incident":"…","revision":n,"component":"…","shard":n}`, where `shard` is the walk's
/// part; and one for a correction: `{"v":1,"correction":"…"}`.
public final class FanoutJobs {
  private static final JsonFactory JSON = new JsonFactory();

  private FanoutJobs() {}

  /// All walks of an incident as it is now.
  public static List<String> write(Incident incident) {
    List<String> bodies = new ArrayList<>();
    for (String component : incident.concerned()) {
      for (int part = 0; part < Walks.PARTS; part++) {
        bodies.add(body(new Walk(incident.id(), incident.revision(), component, part)));
      }
    }
    return bodies;
  }

  private static String body(Walk walk) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeStringField("incident", walk.incident());
      json.writeNumberField("revision", walk.revision());
      json.writeStringField("component", walk.component());
      json.writeNumberField("shard", walk.part());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  /// The walk over those whom a correction is for.
  public static List<String> write(Correction correction) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeStringField("correction", correction.id());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return List.of(out.toString());
  }

  /// The id of the correction that a message is about; empty where it is about an incident.
  ///
  /// @throws IllegalArgumentException when it is no message of this queue
  public static Optional<String> correction(String body) {
    return Optional.ofNullable(fields(body).get("correction"));
  }

  /// Reads a message body; fields it does not know are passed over.
  ///
  /// @throws IllegalArgumentException when it is no such message
  public static Walk read(String body) {
    Map<String, String> fields = fields(body);
    return new Walk(
        need(fields, "incident"),
        Long.parseLong(need(fields, "revision")),
        need(fields, "component"),
        Integer.parseInt(need(fields, "shard")));
  }

  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("A fan-out message that is no object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken().isScalarValue()) {
          fields.put(field, json.getText());
        }
        json.skipChildren();
      }
    } catch (IOException notJson) {
      throw new IllegalArgumentException("A fan-out message that is not JSON", notJson);
    }
    return fields;
  }

  private static String need(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("A fan-out message without " + name);
    }
    return value;
  }
}
