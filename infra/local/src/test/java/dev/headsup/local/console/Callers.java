package dev.headsup.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.stack.LocalStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// Customers whose imports fail while somebody looks at the console.
final class Callers {
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;

  Callers(LocalStack stack) {
    this.stack = stack;
  }

  /// Says who a customer is; `word` is their consent to help, GRANTED or DENIED.
  void introduce(String id, String name, String zone, String word) {
    call(
        "identify",
        stack.serverKey(),
        """
        {"userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s",
         "traits":{"name":"%3$s","email":"%1$s@example.com","timezone":"%4$s","locale":"en-GB"},
         "context":{"consent":{"help":{"EMAIL":"%5$s","INBOX":"%5$s"},"source":"signup-form"}}}\
        """
            .formatted(id, stack.clock().instant(), name, zone, word));
  }

  /// An import fails three times, the last time now.
  void failThreeTimes(String id) {
    for (int ago : new int[] {12, 7, 0}) {
      Instant at = stack.clock().instant().minus(Duration.ofMinutes(ago));
      call(
          "track",
          stack.writeKey(),
          """
          {"userId":"%1$s","messageId":"failed-%1$s-%2$s","timestamp":"%3$s",
           "event":"Import Failed","properties":{"file":"contacts.csv","error_code":"E12"}}\
          """
              .formatted(id, ago, at));
    }
  }

  /// Five minutes and a bit pass, and everything that falls due is done.
  void later() {
    stack.drain();
    stack.clock().advance(Duration.ofMinutes(6));
    stack.drain();
  }

  /// Something is suspected of payments, and waits for a person.
  void suspect(String incident) {
    ask(
        "PUT",
        "incidents/" + incident,
        stack.serverKey(),
        """
        {"title":"Many payments fail","components":["payments"],"impact":"major","phase":"open",
         "confidence":"inferred","revision":1}\
        """);
  }

  private void call(String door, String key, String body) {
    ask("POST", door, key, body);
  }

  private void ask(String method, String door, String key, String body) {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(stack.ingest().resolve("/v1/" + door))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } catch (IOException broken) {
      throw new AssertionError(request.uri() + " did not answer", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
