package dev.headsup.local.count;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Counts the events in the messages that go to the telemetry queue: those accepted and those
/// refused alike, since each came in.
public final class EventsIn implements ExecutionInterceptor {
  private static final JsonFactory JSON = new JsonFactory();

  private final Counters counters;

  public EventsIn(Counters counters) {
    this.counters = counters;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    switch (context.request()) {
      case SendMessageRequest one -> counters.events(events(one.messageBody()));
      case SendMessageBatchRequest batch ->
          batch.entries().forEach(entry -> counters.events(events(entry.messageBody())));
      default -> {}
    }
  }

  /// The elements of the top-level lists `events` and `refused`, and one for an event of
  /// EventBridge; other messages have none.
  static int events(String body) {
    int count = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return 0;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        count += field.equals("detail-type") ? 1 : 0;
        boolean counted = field.equals("events") || field.equals("refused");
        if (parser.nextToken() == JsonToken.START_ARRAY && counted) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            count++;
            parser.skipChildren();
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a message that is not JSON was sent to a queue", e);
    }
    return count;
  }
}
