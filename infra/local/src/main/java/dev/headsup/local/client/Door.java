package dev.headsup.local.client;

import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// One HTTP connection to a running Headsup. A request is sent again after 429, 408, any 5xx and a
/// broken connection: when the answer names a time to wait that time is kept, otherwise the pause
/// doubles from 100 ms up to 30 s. It gives up after about six minutes without an answer.
public final class Door implements AutoCloseable {

  private static final int TRIES = 20;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_ASKED_WAIT = Duration.ofMinutes(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Retry retry;
  private final URI url;
  private final String authorization;
  private boolean answered;
  private long retried;

  /// @param url where Headsup listens
  /// @param key a write key or a server key
  public Door(URI url, String key) {
    this.url = url;
    byte[] pair = (key + ":").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    this.retry =
        Retry.of(
            "door",
            RetryConfig.<Answer>custom()
                .maxAttempts(TRIES)
                .retryOnResult(Answer::busy)
                .retryOnException(this::worthAnotherTry)
                .failAfterMaxAttempts(true)
                .intervalBiFunction((tries, outcome) ->
                    outcome.isRight() ? pause(tries, outcome.get().asked()) : pause(tries))
                .build());
    retry.getEventPublisher().onRetry(event -> retried++);
  }

  /// Posts JSON and returns the final answer: 2xx, or a refusal that another try would not change.
  ///
  /// @throws DoorFailure when the door is not there or stays busy
  public Answer post(String path, String json, Duration timeout) {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofString(json))
            .build();
    try {
      return retry.executeCallable(() -> send(request));
    } catch (MaxRetriesExceededException e) {
      throw new DoorFailure(url + " stayed busy over " + TRIES + " tries", e);
    } catch (ConnectException e) {
      throw new DoorFailure(
          "nothing answers at " + url + ": start it with './headsup up' and use the URL it prints",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DoorFailure("stopped", e);
    } catch (IOException e) {
      throw new DoorFailure("the connection to " + url + " broke: " + e, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new DoorFailure("could not send to " + url + ": " + e, e);
    }
  }

  /// Requests that were sent again so far.
  public long retried() {
    return retried;
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    answered = true;
    return new Answer(response.statusCode(), askedWait(response), response.body());
  }

  /// A refused connection before the first answer is a wrong address, not a weak moment.
  private boolean worthAnotherTry(Throwable failure) {
    return failure instanceof IOException && (answered || !(failure instanceof ConnectException));
  }

  private static Duration askedWait(HttpResponse<String> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    if (!seconds.matches("\\d{1,6}")) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
    return asked.compareTo(LONGEST_ASKED_WAIT) < 0 ? asked : LONGEST_ASKED_WAIT;
  }

  private static long pause(int tries, Duration asked) {
    return asked.isZero() ? pause(tries) : asked.toMillis();
  }

  private static long pause(int tries) {
    return Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(tries - 1, 10));
  }

  private URI at(String path) {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  @Override
  public void close() {
    client.close();
  }
}
