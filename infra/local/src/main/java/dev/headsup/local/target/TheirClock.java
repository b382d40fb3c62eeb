package dev.headsup.local.target;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The clock of a local stack, which may have been moved. The stack is asked once, when the time is
/// first wanted; from then on its time passes as ours does.
final class TheirClock implements InstantSource {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI front;
  private final InstantSource ours = InstantSource.system();
  private @Nullable Duration ahead;

  TheirClock(URI front) {
    this.front = front;
  }

  /// @throws TargetException when the stack does not say what time it is
  @Override
  public synchronized Instant instant() {
    Duration known = ahead;
    if (known == null) {
      known = Duration.between(ours.instant(), ask());
      ahead = known;
    }
    return ours.instant().plus(known);
  }

  private Instant ask() {
    HttpRequest request =
        HttpRequest.newBuilder(front.resolve("/_local/clock")).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      String said = client.send(request, BodyHandlers.ofString()).body();
      return Instant.parse(new JsonMapper().readTree(said).path("now").asText());
    } catch (IOException | DateTimeException e) {
      throw new TargetException(front + " does not say what time it is: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while asking " + front + " for the time", e);
    }
  }
}
