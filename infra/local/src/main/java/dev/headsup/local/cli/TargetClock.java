package dev.headsup.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.local.target.Target;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What time it is where a command works: a local stack's clock may have been moved.
final class TargetClock {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private TargetClock() {}

  static Instant now(Target target) {
    if (!target.isLocal()) {
      return InstantSource.system().instant();
    }
    HttpRequest request =
        HttpRequest.newBuilder(target.front().resolve("/_local/clock")).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String said = client.send(request, BodyHandlers.ofString()).body();
      return Instant.parse(new JsonMapper().readTree(said).path("now").asText());
    } catch (IOException | DateTimeException e) {
      throw new CommandFailure(target.name() + " does not say what time it is: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while asking for the time");
    }
  }
}
