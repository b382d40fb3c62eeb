package dev.headsup.sim.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Requests as API Gateway hands them to a function.
final class Requests {
  static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  /// A request with a body, made with the server key.
  static byte[] post(String path, String type, String body) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("rawPath", path);
    event.put("rawQueryString", "");
    ObjectNode headers = event.putObject("headers");
    headers.put("content-type", type);
    String basic = Configured.KEY + ":";
    headers.put(
        "authorization",
        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    event.putObject("requestContext").putObject("http").put("method", "POST").put("path", path);
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
    try {
      JsonNode status = JSON.readTree(answer).path("statusCode");
      return status.asInt(0);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
