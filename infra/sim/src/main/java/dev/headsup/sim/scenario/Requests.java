package dev.headsup.sim.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Requests as API Gateway hands them to a function, and its answers.
final class Requests {
  static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  /// A request with a body of JSON, made with the server key.
  static byte[] post(String path, String body) {
    return withKey("POST", path, body);
  }

  /// The same that puts something at its place.
  static byte[] put(String path, String body) {
    return withKey("PUT", path, body);
  }

  private static byte[] withKey(String method, String path, String body) {
    String basic = Configured.KEY + ":";
    String key = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    return request(method, path, "application/json", "Basic " + key, body);
  }

  /// A form that a browser or a mail program sends, without any key.
  static byte[] form(String path, String fields) {
    return request("POST", path, "application/x-www-form-urlencoded", "", fields);
  }

  private static byte[] request(
      String method, String path, String type, String authorization, String body) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("rawPath", path);
    event.put("rawQueryString", "");
    ObjectNode headers = event.putObject("headers");
    headers.put("content-type", type);
    if (!authorization.isEmpty()) {
      headers.put("authorization", authorization);
    }
    event.putObject("requestContext").putObject("http").put("method", method).put("path", path);
    event.put("body", body);
    event.put("isBase64Encoded", false);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The status of an answer.
  static int status(byte[] answer) {
    return read(answer).path("statusCode").asInt(0);
  }

  /// The body of an answer, which is JSON.
  static JsonNode body(byte[] answer) {
    try {
      return JSON.readTree(read(answer).path("body").asText());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private static JsonNode read(byte[] answer) {
    try {
      return JSON.readTree(answer);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
