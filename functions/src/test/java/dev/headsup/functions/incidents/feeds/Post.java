package dev.headsup.functions.incidents.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Signature;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Incident;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.memory.MemoryIncidents;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The feeds over memory, and everybody who posts to them.
final class Post {
  static final String STANDARD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final Map<SecretName, String> SECRETS =
      Map.of(
          SecretName.STATUSPAGE, "old-path new-path",
          SecretName.ALERTMANAGER, "old-token new-token",
          SecretName.PAGERDUTY, "old-pd new-pd",
          SecretName.INCIDENTS, STANDARD);

  /// What people mapped.
  static final List<Component> MAPPED =
      List.of(
          new Component(
              "checkout",
              "Checkout",
              List.of("Checkout*"),
              Map.of(
                  Feed.STATUSPAGE, List.of("Checkout"),
                  Feed.ALERTMANAGER, List.of("service=checkout"),
                  Feed.PAGERDUTY, List.of("API Service"),
                  Feed.AWS_HEALTH, List.of("RDS"),
                  Feed.CLOUDWATCH, List.of("checkout-*", "EXAMPLE", "lambda-demo-*"))));

  final MemoryIncidents incidents = new MemoryIncidents();
  final List<String> queued = new ArrayList<>();
  final Map<String, String> pages = new HashMap<>();
  Components components = new Components(MAPPED, Set.of(), List.of("https://status.example.com"));
  private int shown;
  Instant now = Instant.parse("2026-03-01T12:00:00Z");
  @Nullable RuntimeException broken;

  final Feeds feeds =
      new Feeds(
          name -> Optional.ofNullable(SECRETS.get(name)),
          incidents,
          new Announcements(incidents, this::queue, () -> now),
          () -> components,
          address -> Optional.ofNullable(pages.get(address)).map(text -> text.getBytes(UTF_8)),
          () -> now);

  private void queue(List<String> bodies) {
    if (broken != null) {
      throw broken;
    }
    queued.addAll(bodies);
  }

  HttpResponse to(String path, Map<String, String> headers, byte[] body) throws BadRequest {
    return feeds.hook(new HttpRequest("POST", path, headers, Map.of(), body));
  }

  HttpResponse alertmanager(String body) throws BadRequest {
    return alertmanager(body.getBytes(UTF_8));
  }

  HttpResponse alertmanager(byte[] body) throws BadRequest {
    return to("/hooks/alertmanager", Map.of("authorization", "Bearer new-token"), body);
  }

  HttpResponse pagerDuty(String body) throws BadRequest {
    return pagerDuty(body.getBytes(UTF_8));
  }

  HttpResponse pagerDuty(byte[] body) throws BadRequest {
    return to(
        "/hooks/pagerduty", Map.of("x-pagerduty-signature", "v1=" + mac("new-pd", body)), body);
  }

  HttpResponse statuspage(byte[] body) throws BadRequest {
    return to("/hooks/statuspage/new-path", Map.of(), body);
  }

  HttpResponse standard(byte[] body) throws BadRequest {
    return to(
        "/hooks/standard-webhooks",
        Signature.standardHeaders("msg_1", now, new String(body, UTF_8), STANDARD),
        body);
  }

  /// What the status page says from now on.
  void page(String incidents, String maintenances) {
    String api = "https://status.example.com/api/v2/";
    String page = "\"page\":{\"id\":\"p1\",\"updated_at\":\"" + shown++ + "\"}";
    pages.put(
        api + "summary.json",
        "{"
            + page
            + ",\"incidents\":"
            + incidents
            + ",\"scheduled_maintenances\":"
            + maintenances
            + "}");
    pages.put(api + "incidents.json", "{" + page + ",\"incidents\":" + incidents + "}");
    pages.put(
        api + "scheduled-maintenances.json",
        "{" + page + ",\"scheduled_maintenances\":" + maintenances + "}");
  }

  List<Incident> all() {
    return incidents.latest(now, Integer.MAX_VALUE);
  }

  Incident only() {
    if (all().size() != 1) {
      throw new AssertionError("There is not one incident but " + all().size());
    }
    return all().getFirst();
  }

  static String mac(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
