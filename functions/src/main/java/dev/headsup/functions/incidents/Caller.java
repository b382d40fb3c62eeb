package dev.headsup.functions.incidents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Who calls the function, by the form of the event.
enum Caller {
  /// Somebody over HTTP, or something that the door refuses by name.
  HTTP,
  /// The queue on which EventBridge puts what AWS says.
  QUEUE,
  /// The clock.
  SCHEDULE;

  private static final JsonFactory JSON = new JsonFactory();

  /// Looks at the outermost names only.
  static Caller of(byte[] event) throws IOException {
    try (JsonParser parser = JSON.createParser(event)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return HTTP;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("Records")) {
          return QUEUE;
        }
        if (name.equals("detail-type") && parser.getText().equals("Scheduled Event")) {
          return SCHEDULE;
        }
        parser.skipChildren();
      }
    } catch (JsonProcessingException notJson) {
      return HTTP;
    }
    return HTTP;
  }
}
