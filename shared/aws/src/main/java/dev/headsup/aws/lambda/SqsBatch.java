package dev.headsup.aws.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Messages of a queue as Lambda hands them over, and the list of those to hand over again.
public record SqsBatch(List<Record> records) {
  public SqsBatch {
    records = List.copyOf(records);
  }

  /// One message.
  ///
  /// @param messageId names it towards the queue
  /// @param receiveCount how many times it was handed over, this time included; 1 when not said
  @SuppressWarnings("AvoidCommonTypeNames") // Lambda's own word for it
  public record Record(String messageId, String body, int receiveCount) {}

  /// Reads an event.
  ///
  /// @throws UnexpectedEvent when it is not an SQS event
  /// @throws IOException when the stream fails
  public static SqsBatch read(InputStream in) throws IOException {
    try (JsonParser parser = EventJson.parser(in)) {
      List<Record> records = new ArrayList<>();
      boolean seen = false;
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnexpectedEvent("The event is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isRecords = parser.currentName().equals("Records");
        if (parser.nextToken() != JsonToken.START_ARRAY || !isRecords) {
          parser.skipChildren();
          continue;
        }
        seen = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          records.add(readRecord(parser));
        }
      }
      if (!seen) {
        throw new UnexpectedEvent("The event has no Records: it does not come from a queue");
      }
      return new SqsBatch(records);
    } catch (JsonProcessingException e) {
      throw new UnexpectedEvent("The event is not JSON, or it is too large", e);
    }
  }

  /// Tells Lambda which messages to hand over again; the others are done. An empty list: all are
  /// done.
  public static void writeFailures(OutputStream out, List<String> messageIds) throws IOException {
    try (JsonGenerator json = EventJson.generator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (String id : messageIds) {
        json.writeStartObject();
        json.writeStringField("itemIdentifier", id);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static Record readRecord(JsonParser parser) throws IOException {
    String messageId = "";
    String body = "";
    String source = "";
    int count = 1;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new UnexpectedEvent("A record of the event is not an object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "messageId" -> messageId = EventJson.text(parser);
        case "body" -> body = EventJson.text(parser);
        case "eventSource" -> source = EventJson.text(parser);
        case "attributes" -> count = receiveCount(EventJson.texts(parser));
        default -> parser.skipChildren();
      }
    }
    if (messageId.isEmpty() || !(source.isEmpty() || source.equals("aws:sqs"))) {
      throw new UnexpectedEvent("A record of the event does not come from a queue");
    }
    return new Record(messageId, body, count);
  }

  private static int receiveCount(Map<String, String> attributes) {
    String count = attributes.getOrDefault("ApproximateReceiveCount", "1");
    // Only a hint for the log: what is no small number counts as the first time.
    return count.matches("[0-9]{1,9}") ? Math.max(1, Integer.parseInt(count)) : 1;
  }
}
