package dev.headsup.local.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP with a stack.
record Requests(URI address) {
  /// An answer.
  record Answer(int status, String body) {}

  static Map<String, String> key(String key) {
    return Map.of(
        "authorization",
        "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8)));
  }

  Answer send(String method, String path, Map<String, String> headers, @Nullable String body)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.resolve(path).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty("content-type", "application/json");
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(UTF_8));
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(status, in == null ? "" : new String(in.readAllBytes(), UTF_8));
    }
  }
}
