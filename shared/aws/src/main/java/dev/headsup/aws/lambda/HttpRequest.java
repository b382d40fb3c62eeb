package dev.headsup.aws.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request as API Gateway hands it over (HTTP API, payload format 2.0).
///
/// @param method upper case, for example `POST`
/// @param path `rawPath` of the event, without the query, for example `/v1/batch`. Whatever its
///   name says, an HTTP API has decoded its percent sequences: `/v1/a%20b` arrives as `/v1/a b`
/// @param headers by lower-case name; `cookie` holds all cookies, which API Gateway hands over
///   apart
/// @param query decoded; several values of one name are joined by commas, as API Gateway does
/// @param body decoded from base64 where it came so; empty when there is none
@SuppressWarnings("ArrayRecordComponent") // a body is bytes; nothing compares two requests
public record HttpRequest(
    String method,
    String path,
    Map<String, String> headers,
    Map<String, String> query,
    byte[] body) {

  public HttpRequest {
    Map<String, String> lower = HashMap.newHashMap(headers.size());
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
    query = Map.copyOf(query);
  }

  /// A header by name; case does not matter.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// Reads an event.
  ///
  /// @throws UnexpectedEvent when it is not an HTTP event of format 2.0, or its body is not the
  ///   base64 that it says it is
  /// @throws IOException when the stream fails
  public static HttpRequest read(InputStream in) throws IOException {
    try (JsonParser parser = EventJson.parser(in)) {
      return new Reading().read(parser);
    } catch (JsonProcessingException e) {
      throw new UnexpectedEvent("The event is not JSON, or it is too large", e);
    }
  }

  /// The members of the event, in whatever order they come.
  private static final class Reading {
    private String method = "";
    private @Nullable String path;
    private Map<String, String> headers = new HashMap<>();
    private Map<String, String> query = Map.of();
    private String cookies = "";
    private String body = "";
    private boolean base64;

    HttpRequest read(JsonParser parser) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnexpectedEvent("The event is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        member(name, parser);
      }
      if (method.isEmpty() || path == null) {
        throw new UnexpectedEvent("The event is not an HTTP request of payload format 2.0");
      }
      if (!cookies.isEmpty()) {
        headers.put("cookie", cookies);
      }
      return new HttpRequest(method, path, headers, query, bytes());
    }

    private void member(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "rawPath" -> path = EventJson.text(parser);
        case "headers" -> headers = EventJson.texts(parser);
        case "queryStringParameters" -> query = EventJson.texts(parser);
        case "cookies" -> cookies = String.join("; ", EventJson.list(parser));
        case "body" -> body = EventJson.text(parser);
        case "isBase64Encoded" -> base64 = parser.currentToken() == JsonToken.VALUE_TRUE;
        case "requestContext" -> context(parser);
        default -> parser.skipChildren();
      }
    }

    private void context(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean http = parser.currentName().equals("http");
        parser.nextToken();
        if (http) {
          method = EventJson.texts(parser).getOrDefault("method", "").toUpperCase(Locale.ROOT);
        } else {
          parser.skipChildren();
        }
      }
    }

    private byte[] bytes() {
      if (!base64) {
        return body.getBytes(StandardCharsets.UTF_8);
      }
      try {
        return Base64.getDecoder().decode(body);
      } catch (IllegalArgumentException e) {
        throw new UnexpectedEvent("The body is said to be base64 and is not", e);
      }
    }
  }
}
