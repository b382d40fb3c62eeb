package dev.headsup.functions.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody asks the console for.
///
/// @param path the decoded parts after `/console`
/// @param host as the browser knows us, for example `127.0.0.1:8080`
record Ask(String method, List<String> path, Map<String, String> query, String host) {
  static final String ROOT = "/console";

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

  Ask {
    path = List.copyOf(path);
    query = Map.copyOf(query);
  }

  static Ask of(String method, String path, Map<String, String> query, String host) {
    String below = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
    List<String> parts =
        Arrays.stream(below.split("/")).filter(part -> !part.isEmpty()).map(Ask::decoded).toList();
    return new Ask(method, parts, query, HOST.matcher(host).matches() ? host : "your-address");
  }

  /// A value of the query, if it says anything.
  Optional<String> value(String name) {
    return Optional.ofNullable(query.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// The first part of the path; empty for the console itself.
  String place() {
    return path.isEmpty() ? "" : path.getFirst();
  }

  /// The parts from one index to another as one id: an id may hold a slash, which some gateways
  /// decode before we see it.
  String joined(int from, int to) {
    return String.join("/", path.subList(from, to));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part; // a gateway decoded it before us, and what is left only looks encoded
    }
  }
}
