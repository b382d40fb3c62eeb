package dev.headsup.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An answer over HTTP.
@SuppressWarnings("ArrayRecordComponent") // handed over once and never changed
record HttpAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> JSON_TYPE = Map.of("content-type", "application/json");

  HttpAnswer {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /// What API Gateway itself answers.
  static HttpAnswer gateway(int status, String message) {
    return new HttpAnswer(
        status,
        JSON_TYPE,
        List.of(),
        ("{\"message\":\"" + message + "\"}\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The answer of a handler in payload format 2.0. One without a status code is the body of a 200,
  /// as in AWS; one that is no JSON is an error of the handler.
  static HttpAnswer of(byte[] payload) {
    try {
      JsonNode json = JSON.readTree(payload);
      if (!json.has("statusCode")) {
        return json.isMissingNode()
            ? gateway(500, "Internal Server Error")
            : new HttpAnswer(200, JSON_TYPE, List.of(), payload);
      }
      int status = json.get("statusCode").asInt();
      if (status < 100 || status > 599) {
        return gateway(500, "Internal Server Error");
      }
      Map<String, String> headers = new LinkedHashMap<>();
      json.path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      List<String> cookies = new ArrayList<>();
      json.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
      String text = json.path("body").asText("");
      byte[] body =
          json.path("isBase64Encoded").asBoolean(false)
              ? Base64.getDecoder().decode(text)
              : text.getBytes(StandardCharsets.UTF_8);
      if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
        headers.put("content-type", "application/json");
      }
      return new HttpAnswer(status, headers, cookies, body);
    } catch (IOException | IllegalArgumentException e) {
      System.getLogger(HttpAnswer.class.getName())
          .log(System.Logger.Level.ERROR, "A handler's answer is not payload format 2.0", e);
      return gateway(500, "Internal Server Error");
    }
  }
}
