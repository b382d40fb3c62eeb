package dev.headsup.local.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a local stack describes itself to a command in another process: the answer of `GET
/// /_local/target`.
public final class TargetJson {
  private static final JsonMapper JSON = new JsonMapper();

  private TargetJson() {}

  /// A target as JSON.
  public static ObjectNode write(Target target) {
    ObjectNode json = JSON.createObjectNode();
    json.put("front", target.front().toString());
    target.writeKey().ifPresent(key -> json.put("writeKey", key));
    target.serverKey().ifPresent(key -> json.put("serverKey", key));
    target.variables().values().forEach(json.putObject("environment")::put);
    target.variables().missing().forEach(json.putObject("missing")::put);
    target.resources().forEach(json.putObject("resources")::put);
    target.outputs().forEach(json.putObject("outputs")::put);
    return json;
  }

  /// @param asked the address that was asked; the stack is reached by it
  /// @throws IllegalArgumentException when it is no target
  static Target read(URI asked, String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
    if (!json.path("environment").isObject()
        || !json.path("writeKey").isTextual()
        || !json.path("serverKey").isTextual()) {
      throw new IllegalArgumentException("no environment or no keys");
    }
    return new Target(
        "the local stack at " + asked,
        Target.options(asked),
        asked,
        new Variables(texts(json, "environment"), texts(json, "missing")),
        texts(json, "resources"),
        texts(json, "outputs"),
        new Target.Keys(json.path("writeKey").asText(), json.path("serverKey").asText()));
  }

  private static Map<String, String> texts(JsonNode json, String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.path(field).properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
    return texts;
  }
}
