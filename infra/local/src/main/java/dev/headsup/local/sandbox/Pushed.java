package dev.headsup.local.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// A push message as SNS takes it: JSON with a text for each platform, which is JSON again. A
/// device is known by its endpoint, whose name is made of its token, so that the same device has
/// the same endpoint each time.
final class Pushed {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Ends the endpoint of a device from which the app was removed.
  private static final String DISABLED = "-gone";

  private Pushed() {}

  /// The endpoint of a device, as `CreatePlatformEndpoint` answers it.
  static String endpoint(Map<String, String> form) {
    String application = form.getOrDefault("PlatformApplicationArn", "");
    String token = form.getOrDefault("Token", "");
    return application.replace(":app/", ":endpoint/")
        + "/"
        + UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8))
        + (token.startsWith("gone") ? DISABLED : "");
  }

  /// Whether a message goes to a device whose token begins with `gone`: here such devices are those
  /// from which the app was removed.
  static boolean isDisabled(Map<String, String> form) {
    return form.getOrDefault("TargetArn", "").endsWith(DISABLED);
  }

  /// Reads a message to a device; its title and text are those that the platform would show.
  ///
  /// @throws IllegalArgumentException for what SNS refuses
  static Arrived read(
      Map<String, String> form, Map<String, String> attributes, String device, Instant at) {
    if (!"json".equals(form.get("MessageStructure"))) {
      throw new IllegalArgumentException("MessageStructure must be json for a device");
    }
    JsonNode all = json(form.getOrDefault("Message", ""));
    boolean apple = device.contains(":endpoint/APNS");
    JsonNode own = json(all.path(apple ? "APNS" : "GCM").asText());
    JsonNode message = apple ? own : own.path("fcmV1Message").path("message");
    JsonNode shown = apple ? own.path("aps").path("alert") : message.path("notification");
    if (!all.path("default").isTextual() || !shown.path("body").isTextual()) {
      throw new IllegalArgumentException("the message has no default, or nothing to show");
    }
    Map<String, String> tags = new LinkedHashMap<>(attributes);
    JsonNode data = apple ? own.path("headsup") : message.path("data");
    data.properties().forEach(entry -> tags.put(entry.getKey(), entry.getValue().asText()));
    String collapse = message.path("android").path("collapse_key").asText();
    if (!collapse.isEmpty()) {
      tags.put("collapse_key", collapse);
    }
    return new Arrived(
        "PUSH",
        UUID.randomUUID().toString(),
        "",
        device,
        shown.path("title").asText(),
        shown.path("body").asText(),
        null,
        Map.of(),
        tags,
        at);
  }

  private static JsonNode json(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json == null || !json.isObject()) {
        throw new IllegalArgumentException("a text for the platform is no JSON object");
      }
      return json;
    } catch (JsonProcessingException none) {
      throw new IllegalArgumentException("a text for the platform is no JSON", none);
    }
  }
}
