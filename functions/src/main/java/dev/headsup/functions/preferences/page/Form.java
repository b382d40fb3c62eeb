package dev.headsup.functions.preferences.page;

import dev.headsup.aws.lambda.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of a form. Of a field that stands twice the first counts.
record Form(Map<String, String> fields) {
  private static final int LARGEST = 16 * 1024;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,70})\"?");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");

  Form {
    fields = Map.copyOf(fields);
  }

  /// Reads a body by its type, as browsers and mail programs send it: URL-encoded, or in parts.
  /// Empty when it is neither, or too large.
  static Optional<Form> of(HttpRequest request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT).strip();
    if (request.body().length > LARGEST) {
      return Optional.empty();
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return encoded(body);
    }
    if (type.startsWith("multipart/form-data")) {
      Matcher boundary = BOUNDARY.matcher(request.header("content-type").orElse(""));
      return boundary.find() ? parts(body, boundary.group(1)) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Form> encoded(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      for (String pair : body.strip().split("&")) {
        int at = pair.indexOf('=');
        if (at > 0) {
          fields.putIfAbsent(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
      }
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
    return Optional.of(new Form(fields));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Optional<Form> parts(String body, String boundary) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String part : body.split(Pattern.quote("--" + boundary))) {
      int head = part.indexOf("\r\n\r\n");
      if (head < 0) {
        continue;
      }
      Matcher name = NAME.matcher(part.substring(0, head));
      if (name.find()) {
        fields.putIfAbsent(name.group(1), part.substring(head + 4).strip());
      }
    }
    return Optional.of(new Form(fields));
  }

  String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /// Whether it is the body of one-click unsubscribing, and nothing else (RFC 8058).
  boolean isOneClick() {
    return fields.equals(Map.of("List-Unsubscribe", "One-Click"));
  }
}
