package dev.headsup.aws.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.ActivityCodec;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.PastEvent;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that is kept of a customer, as one JSON object that a person can read: their ids, the
/// rows of each store by its name, and every event of theirs as it came.
public final class Export {
  private static final JsonFactory JSON = new JsonFactory();

  private final Stores stores;

  /// @param stores of the stack
  public Export(Stores stores) {
    this.stores = stores;
  }

  /// What was written.
  ///
  /// @param rows by store, events among them
  /// @param unreadable objects of the history that could not be read to their end
  public record Written(Map<String, Integer> rows, List<String> unreadable) {
    public Written {
      rows = Map.copyOf(rows);
      unreadable = List.copyOf(unreadable);
    }
  }

  /// Writes what is kept of a customer.
  ///
  /// @param at when it is asked for
  public Written write(Person person, Instant at, Writer out) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    List<String> unreadable = new ArrayList<>();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeStringField("customer", person.today().value());
      json.writeArrayFieldStart("ids");
      for (CustomerId id : person.ids().stream().sorted().toList()) {
        json.writeString(id.value());
      }
      json.writeEndArray();
      json.writeStringField("exported", at.toString());
      json.writeObjectFieldStart("stores");
      for (Holding holding : Holding.ALL) {
        switch (holding.way()) {
          case Holding.Way.Rows way -> {
            List<Map<String, AttributeValue>> rows = stores.rows(holding, way).of(person);
            start(json, holding, counts, rows.size());
            for (Map<String, AttributeValue> row : rows) {
              row(json, row);
            }
            json.writeEndArray();
          }
          case Holding.Way.Lines lines -> {
            List<PastEvent> events = stores.history().of(person, unreadable);
            start(json, holding, counts, events.size());
            for (PastEvent event : events) {
              event(json, event);
            }
            json.writeEndArray();
          }
          case Holding.Way.Passing passing -> {}
          case Holding.Way.Nobody nobody -> {}
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write('\n');
    return new Written(counts, unreadable);
  }

  private static void start(
      JsonGenerator json, Holding holding, Map<String, Integer> counts, int size)
      throws IOException {
    counts.put(holding.resource(), size);
    json.writeArrayFieldStart(holding.resource());
  }

  private static void event(JsonGenerator json, PastEvent event) throws IOException {
    json.writeStartObject();
    json.writeStringField("customer", event.customer().value());
    json.writeStringField("id", event.id().value());
    json.writeStringField("at", event.at().toString());
    json.writeStringField("received", event.received().toString());
    if (event.context() != null) {
      json.writeFieldName("context");
      json.writeRawValue(event.context());
    }
    json.writeFieldName("event");
    json.writeRawValue(event.event());
    json.writeEndObject();
  }

  private static void row(JsonGenerator json, Map<String, AttributeValue> row) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, AttributeValue> attribute : new TreeMap<>(row).entrySet()) {
      json.writeFieldName(attribute.getKey());
      // Packed for the machine; a person reads times.
      boolean packed = attribute.getKey().equals("st") && attribute.getValue().b() != null;
      if (packed) {
        activity(json, ActivityCodec.decode(attribute.getValue().b().asByteArray()));
      } else {
        value(json, attribute.getValue());
      }
    }
    json.writeEndObject();
  }

  private static void activity(JsonGenerator json, Activity activity) throws IOException {
    json.writeStartObject();
    json.writeStringField("lastSeen", Instant.ofEpochMilli(activity.lastSeen()).toString());
    json.writeObjectFieldStart("counted");
    for (var track : new TreeMap<>(activity.tracks()).entrySet()) {
      json.writeArrayFieldStart(track.getKey().toString());
      for (Stamp stamp : track.getValue().stamps()) {
        json.writeString(stamp.at().toString());
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("contacts");
    for (var contact : activity.contacts()) {
      json.writeString(contact.toString());
    }
    json.writeEndArray();
    json.writeObjectFieldStart("told");
    for (var told : new TreeMap<>(activity.told()).entrySet()) {
      json.writeStringField(told.getKey().toString(), told.getValue().toString());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, AttributeValue value) throws IOException {
    switch (value.type()) {
      case S -> json.writeString(value.s());
      case N -> json.writeNumber(value.n());
      case B -> json.writeString(Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case BOOL -> json.writeBoolean(value.bool());
      case M -> row(json, value.m());
      case L -> {
        json.writeStartArray();
        for (AttributeValue one : value.l()) {
          value(json, one);
        }
        json.writeEndArray();
      }
      case SS -> texts(json, value.ss());
      case NS -> texts(json, value.ns());
      case BS ->
          texts(
              json,
              value.bs().stream()
                  .map(bytes -> Base64.getEncoder().encodeToString(bytes.asByteArray()))
                  .toList());
      case NUL, UNKNOWN_TO_SDK_VERSION -> json.writeNull();
    }
  }

  private static void texts(JsonGenerator json, List<String> texts) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
