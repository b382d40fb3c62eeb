package dev.headsup.functions.console;

import dev.headsup.aws.lambda.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody asks the console for.
///
/// @param path the decoded parts after `/console`; one may be empty, since an id may hold `//`
/// @param form the fields of a form that was sent; empty for none
record Ask(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> form,
    Browser browser) {
  static final String ROOT = "/console";

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");
  private static final int LARGEST_FORM = 64 * 1024;

  Ask {
    path = List.copyOf(path);
    query = Map.copyOf(query);
    form = Map.copyOf(form);
  }

  /// What the browser says by itself, without the page; each is empty where it says nothing.
  ///
  /// @param host as it knows us, for example `127.0.0.1:8080`
  /// @param cookies the `Cookie` header
  /// @param origin of the page that asks
  /// @param site how near that page is to us (`Sec-Fetch-Site`)
  record Browser(String host, String cookies, String origin, String site) {
    Browser {
      host = HOST.matcher(host).matches() ? host : "your-address";
    }
  }

  static Ask of(HttpRequest request) {
    String form = "application/x-www-form-urlencoded";
    boolean filledIn =
        request.header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith(form)
            && request.body().length <= LARGEST_FORM;
    return of(
        request.method(),
        request.path(),
        request.query(),
        filledIn ? fields(new String(request.body(), StandardCharsets.UTF_8)) : Map.of(),
        new Browser(
            request.header("host").orElse(""),
            request.header("cookie").orElse(""),
            request.header("origin").orElse(""),
            request.header("sec-fetch-site").orElse("")));
  }

  static Ask of(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> form,
      Browser browser) {
    String below = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
    List<String> parts = Arrays.stream(below.split("/", -1)).skip(1).map(Ask::decoded).toList();
    return new Ask(method, parts, query, form, browser);
  }

  /// Whether it asks to see and to change nothing.
  boolean isLook() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /// As the browser knows us.
  String host() {
    return browser.host();
  }

  /// A field of the form that was sent; empty where it is not there.
  String field(String name) {
    return form.getOrDefault(name, "");
  }

  /// This address again, as a path with its query.
  String again() {
    String path = path().stream().map(Urls::encoded).collect(Collectors.joining("/"));
    String query =
        query().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> Urls.encoded(entry.getKey()) + "=" + Urls.encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return ROOT + (path.isEmpty() ? "" : "/" + path) + (query.isEmpty() ? "" : "?" + query);
  }

  /// A value of the query, if it says anything.
  Optional<String> value(String name) {
    return Optional.ofNullable(query.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// The parts from one index to another as one id: an id may hold a slash, which some gateways
  /// decode before we see it.
  String joined(int from, int to) {
    return String.join("/", path.subList(from, to));
  }

  /// The first value of each field; a field that is there twice is somebody's trick or mistake, and
  /// the first one stands.
  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(form(pair.substring(0, equals)), form(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String form(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part; // a gateway decoded it before us, and what is left only looks encoded
    }
  }
}
