package dev.headsup.local.front;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// API Gateway's event, payload format 2.0, of a request.
///
/// As an HTTP API does: header names in lower case, several values of one header or parameter with
/// commas between them, the path decoded, cookies apart. A body is text only for `text/*` and for
/// `application/json`, `xml` and `javascript` without a content encoding; anything else, a form and
/// an unnamed type too, is base64.
final class HttpEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TEXT =
      Set.of("application/json", "application/xml", "application/javascript");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HttpEvents() {}

  static byte[] event(
      HttpExchange exchange, Routes.Found<?> found, String path, byte[] body, Instant now)
      throws IOException {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", found.route().key());
    event.put("rawPath", path);
    URI uri = exchange.getRequestURI();
    event.put("rawQueryString", uri.getRawQuery() == null ? "" : uri.getRawQuery());
    Map<String, String> headers = headers(exchange.getRequestHeaders());
    // Whatever a client says about these is replaced, as at the gateway.
    headers.put("x-forwarded-for", exchange.getRemoteAddress().getAddress().getHostAddress());
    headers.put("x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
    headers.put("x-forwarded-proto", "http");
    String cookies = headers.remove("cookie");
    if (cookies != null) {
      for (String cookie : cookies.split(";\\s*")) {
        event.withArray("cookies").add(cookie);
      }
    }
    headers.forEach(event.putObject("headers")::put);
    Map<String, String> query = query(uri.getRawQuery());
    if (!query.isEmpty()) {
      query.forEach(event.putObject("queryStringParameters")::put);
    }
    if (!found.parameters().isEmpty()) {
      found.parameters().forEach(event.putObject("pathParameters")::put);
    }
    context(event.putObject("requestContext"), exchange, found, path, headers, now);
    String text = isText(headers) ? text(body) : null;
    if (body.length > 0) {
      event.put("body", text == null ? Base64.getEncoder().encodeToString(body) : text);
    }
    event.put("isBase64Encoded", body.length > 0 && text == null);
    return JSON.writeValueAsBytes(event);
  }

  /// The path as an HTTP API passes it on: percent sequences decoded, a plus left alone.
  static String decoded(String rawPath) {
    try {
      return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return rawPath; // A percent sign that starts no sequence stays what it is.
    }
  }

  private static void context(
      ObjectNode context,
      HttpExchange exchange,
      Routes.Found<?> found,
      String path,
      Map<String, String> headers,
      Instant now) {
    String host = headers.getOrDefault("host", "127.0.0.1");
    context.put("accountId", "000000000000");
    context.put("apiId", "local");
    context.put("domainName", host);
    context.put("domainPrefix", "local");
    ObjectNode http = context.putObject("http");
    http.put("method", exchange.getRequestMethod());
    http.put("path", path);
    http.put("protocol", exchange.getProtocol());
    http.put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
    http.put("userAgent", headers.getOrDefault("user-agent", ""));
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", found.route().key());
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
  }

  private static Map<String, String> headers(Headers from) {
    Map<String, String> headers = new TreeMap<>();
    from.forEach(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return headers;
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        all.computeIfAbsent(form(name), any -> new ArrayList<>()).add(form(value));
      }
    }
    Map<String, String> query = new LinkedHashMap<>();
    all.forEach((name, values) -> query.put(name, String.join(",", values)));
    return query;
  }

  private static String form(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static boolean isText(Map<String, String> headers) {
    String encoding = headers.getOrDefault("content-encoding", "identity");
    String type = headers.getOrDefault("content-type", "");
    int semicolon = type.indexOf(';');
    String media =
        (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    return encoding.equalsIgnoreCase("identity")
        && (media.startsWith("text/") || TEXT.contains(media));
  }

  /// The body as text, or null where it is not UTF-8 and would be spoilt.
  private static @Nullable String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
