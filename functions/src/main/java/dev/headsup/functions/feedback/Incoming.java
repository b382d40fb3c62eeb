package dev.headsup.functions.feedback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Who calls the function, by the form of the event.
sealed interface Incoming {
  /// A request over HTTP, or something that its door refuses by name.
  record Request() implements Incoming {}

  /// Messages of the queue to which EventBridge puts what SES says.
  record Queue() implements Incoming {}

  /// Lines of a log group, in which SNS writes what became of text messages.
  ///
  /// @param data as CloudWatch Logs packs them
  record Lines(String data) implements Incoming {}

  /// Looks at the outermost names only.
  static Incoming of(byte[] event) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(event)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Request();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("Records")) {
          return new Queue();
        }
        if (name.equals("awslogs")) {
          return lines(parser);
        }
        parser.skipChildren();
      }
    } catch (JsonProcessingException notJson) {
      return new Request();
    }
    return new Request();
  }

  private static Incoming lines(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isData = parser.currentName().equals("data");
      parser.nextToken();
      if (isData) {
        return new Lines(parser.getText());
      }
      parser.skipChildren();
    }
    return new Lines("");
  }
}
