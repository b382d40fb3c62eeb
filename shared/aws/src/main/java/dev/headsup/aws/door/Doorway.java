package dev.headsup.aws.door;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.lambda.UnexpectedEvent;
import dev.headsup.aws.sqs.QueueThrottled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lambda's side of a small door. Every request gets an answer in JSON; nothing but a broken stream
/// leaves as an exception. What went wrong on our side is a 503 with a pause, after which the same
/// request may be sent again.
public final class Doorway {
  private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);
  private static final String RETRY_AFTER = "Retry-After";

  private Doorway() {}

  /// What stands behind a door.
  public interface Behind {
    /// Answers a request, or refuses it by name.
    HttpResponse answer(HttpRequest request) throws BadRequest;
  }

  /// Answers one event.
  public static void serve(InputStream event, OutputStream out, Behind behind) throws IOException {
    answer(event, behind).write(out);
  }

  private static HttpResponse answer(InputStream event, Behind behind) throws IOException {
    try {
      return behind.answer(HttpRequest.read(event));
    } catch (BadRequest refused) {
      LOG.info("Refused a request: {}", refused.error());
      return refused.answer();
    } catch (UnexpectedEvent e) {
      LOG.info("Not a request of this door: {}", e.getMessage());
      return refused(400, "not-a-request", String.valueOf(e.getMessage()));
    } catch (QueueThrottled slower) {
      LOG.warn("The queue asks to slow down", slower);
      return refused(429, "too-many-requests", "It is not taken; send it again after the pause")
          .with(RETRY_AFTER, "10");
    } catch (Keys.Unknown noKeys) {
      LOG.warn("Nobody can be told apart now", noKeys);
      return notNow();
    } catch (RuntimeException e) {
      LOG.error("A request could not be answered", e);
      return notNow();
    }
  }

  /// 503: it was not our client's fault, and may be sent again.
  private static HttpResponse notNow() {
    return refused(503, "not-now", "It is not safely taken; send it again after the pause")
        .with(RETRY_AFTER, "5");
  }

  /// A refusal in the form of every door.
  static HttpResponse refused(int status, String error, String detail) {
    return HttpResponse.json(
        status,
        "{\"success\":false,\"error\":" + quoted(error) + ",\"detail\":" + quoted(detail) + "}");
  }

  /// A text as JSON, with its quotes.
  public static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
