package dev.headsup.aws.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An answer as API Gateway takes it (HTTP API, payload format 2.0).
///
/// @param status 100 to 599
/// @param cookies each a `Set-Cookie` header
/// @param body text; this format has no need of bytes here
public record HttpResponse(
    int status, Map<String, String> headers, List<String> cookies, String body) {
  public HttpResponse {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("Not an HTTP status: " + status);
    }
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /// An answer that sets no cookie.
  public HttpResponse(int status, Map<String, String> headers, String body) {
    this(status, headers, List.of(), body);
  }

  /// An answer in JSON, with a line's end, so that a terminal's prompt is not glued to it.
  ///
  /// @param body a complete JSON text
  public static HttpResponse json(int status, String body) {
    return new HttpResponse(status, Map.of("content-type", "application/json"), body + "\n");
  }

  /// This answer with one more header.
  public HttpResponse with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new HttpResponse(status, more, cookies, body);
  }

  /// Writes the answer; the stream stays open.
  public void write(OutputStream out) throws IOException {
    try (JsonGenerator json = EventJson.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", status);
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      if (!cookies.isEmpty()) {
        json.writeArrayFieldStart("cookies");
        for (String cookie : cookies) {
          json.writeString(cookie);
        }
        json.writeEndArray();
      }
      json.writeStringField("body", body);
      json.writeBooleanField("isBase64Encoded", false);
      json.writeEndObject();
    }
  }
}
