package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// A morning of 36 customers as it lies in the telemetry queue, in order: who they are, what they
/// did before they signed in, and then everything else.
///
/// @param introductions identities, consents, the failures of people not signed in, and who those
///   turned out to be
/// @param behaviours what known customers did after that
record Recorded(List<String> introductions, List<String> behaviours) {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private record Call(Instant at, String json) {}

  /// Sends the morning to the door of a stack and takes the messages out of the queue.
  static Recorded by(StepStack stack, String telemetry) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<Call> introductions = new ArrayList<>();
      List<Call> behaviours = new ArrayList<>();
      for (int i = 0; i < 18; i++) { // few enough that nobody suspects an outage
        customer(i, introductions, behaviours);
      }
      send(http, stack, introductions);
      List<String> introduced = stack.take(telemetry);
      send(http, stack, behaviours);
      return new Recorded(introduced, stack.take(telemetry));
    }
  }

  /// Six kinds of people, each of them with other times of day.
  private static void customer(int i, List<Call> introductions, List<Call> behaviours) {
    String id = "customer-" + i;
    String word = i % 6 == 2 ? "DENIED" : "GRANTED";
    introductions.add(
        new Call(
            minute(-50),
            """
            {"type":"identify","userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s",
             "traits":{"name":"Ana Ruiz","email":"%1$s@example.com","locale":"en-GB"},
             "context":{"consent":{"help":{"EMAIL":"%3$s","INBOX":"%3$s"},"source":"form"}}}\
            """
                .formatted(id, minute(-50), word)));
    String user = "\"userId\":\"" + id + "\"";
    double start = -18 - i / 6.0;
    switch (i % 6) {
      case 0 -> fail(behaviours, user, id, start, start + 4, start + 11); // struggles
      case 1 -> fail(behaviours, user, id, start, start + 3, start + 7, start + 9, start + 16);
      case 2 -> fail(behaviours, user, id, start, start + 5, start + 8, start + 13); // said no
      case 3 -> { // gets on in the end
        fail(behaviours, user, id, start, start + 2, start + 6);
        behaviours.add(track(user, id + "-ok", "Import Succeeded", start + 9));
      }
      case 4 -> fail(behaviours, user, id, start - 2, start + 8, start + 18); // too far apart
      case 5 -> { // was not signed in at first
        String anonymous = "\"anonymousId\":\"browser-" + i + "\"";
        fail(introductions, anonymous, id + "-before", start, start + 1);
        introductions.add(
            new Call(
                minute(start + 2),
                "{\"type\":\"identify\",\"messageId\":\"joins-%s\",%s,%s}"
                    .formatted(id, user, anonymous)));
        fail(behaviours, user, id, start + 9);
      }
      default -> throw new AssertionError(i);
    }
  }

  private static void fail(List<Call> calls, String who, String id, double... minutes) {
    for (int n = 0; n < minutes.length; n++) {
      calls.add(track(who, id + "-failed-" + n, "Import Failed", minutes[n]));
    }
  }

  private static Call track(String who, String id, String event, double minute) {
    return new Call(
        minute(minute),
        """
        {"type":"track",%s,"messageId":"%s","timestamp":"%s","event":"%s",
         "properties":{"file":"contacts.csv","error_code":"E12"}}\
        """
            .formatted(who, id, minute(minute), event));
  }

  private static Instant minute(double minute) {
    return NOW.plus(Duration.ofSeconds(Math.round(minute * 60)));
  }

  /// In order of time, in requests of one to three calls. A public key cannot say who somebody is,
  /// so requests that say so go by the server key.
  private static void send(HttpClient http, StepStack stack, List<Call> calls)
      throws IOException, InterruptedException {
    List<Call> ordered = new ArrayList<>(calls);
    ordered.sort(Comparator.comparing(Call::at));
    int from = 0;
    for (int turn = 0; from < ordered.size(); turn++) {
      int to = Math.min(ordered.size(), from + 1 + turn % 3);
      List<String> some = ordered.subList(from, to).stream().map(Call::json).toList();
      boolean server = turn % 2 == 0 || some.stream().anyMatch(call -> call.contains("\"traits\""));
      String key = server ? stack.serverKey() : stack.writeKey();
      post(http, stack, key, "{\"batch\":[" + String.join(",", some) + "]}");
      from = to;
    }
  }

  private static void post(HttpClient http, StepStack stack, String key, String body)
      throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(stack.ingest().resolve("/v1/batch"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
