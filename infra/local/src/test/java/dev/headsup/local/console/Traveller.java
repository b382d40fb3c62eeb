package dev.headsup.local.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A browser as far as signing in needs one: it keeps cookies and follows redirects one by one.
final class Traveller {
  final Map<String, String> cookies = new LinkedHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();

  /// A look at an address.
  HttpResponse<String> get(URI url) {
    return send(HttpRequest.newBuilder(url).GET());
  }

  /// A form sent from a page of an origin.
  HttpResponse<String> post(URI url, String origin, String body) {
    return send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// Where the last answer leads.
  static URI location(HttpResponse<?> answer) {
    return URI.create(answer.headers().firstValue("location").orElseThrow());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      answer.headers().allValues("set-cookie").forEach(this::keep);
      return answer;
    } catch (IOException broken) {
      throw new AssertionError("no answer", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private void keep(String header) {
    String pair = header.substring(0, header.indexOf(';'));
    int equals = pair.indexOf('=');
    if (header.contains("Max-Age=0")) {
      cookies.remove(pair.substring(0, equals));
    } else {
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }
}
