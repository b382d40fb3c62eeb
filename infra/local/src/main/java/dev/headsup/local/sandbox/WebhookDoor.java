package dev.headsup.local.sandbox;

import com.sun.net.httpserver.Headers;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whoever takes webhooks out there: anything is taken, whole.
record WebhookDoor(InstantSource clock, Headers request) implements Door {
  private static final List<String> KEPT =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature");

  @Override
  public Arrived read(String body) {
    String meant = request.getFirst("x-meant-for");
    if (meant == null) {
      throw new IllegalArgumentException("the header x-meant-for is missing");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT) {
      String value = request.getFirst(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Arrived(
        "WEBHOOK",
        UUID.randomUUID().toString(),
        "",
        meant,
        null,
        body,
        null,
        headers,
        Map.of(),
        clock.instant());
  }

  @Override
  public Reply accepted(Arrived message) {
    return answer(200);
  }

  @Override
  public Reply throttled() {
    return answer(429);
  }

  @Override
  public Reply refused() {
    return answer(410);
  }

  @Override
  public Reply invalid(String why) {
    return answer(400);
  }

  private static Reply answer(int status) {
    return new Reply(status, "text/plain", Map.of(), "");
  }
}
