package dev.headsup.local.front;

import dev.headsup.local.template.Event.HttpRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the route of a request as an HTTP API does: a full match before one with a variable,
/// before one with a greedy `{proxy+}`; the named method before `ANY`; `$default` last.
///
/// @param <T> what a route leads to
final class Routes<T> {
  private static final String DEFAULT = "$default";

  /// A route that matches.
  ///
  /// @param parameters the variables of its path
  record Found<T>(HttpRoute route, T target, Map<String, String> parameters) {}

  private record Entry<T>(HttpRoute route, List<String> parts, T target) {
    boolean isGreedy() {
      return !parts.isEmpty() && isGreedyVariable(parts.getLast());
    }

    long variables() {
      return parts.stream().filter(Routes::isVariable).count();
    }

    boolean isAnyMethod() {
      return route.method().equals("ANY");
    }
  }

  private final List<Entry<T>> entries = new ArrayList<>();

  /// Adds a route. Two with the same method and path are an error, as at deploy.
  void add(HttpRoute route, T target) {
    if (entries.stream().anyMatch(entry -> entry.route().key().equals(route.key()))) {
      throw new IllegalArgumentException("two functions have the route " + route.key());
    }
    entries.add(new Entry<>(route, parts(route.path()), target));
    entries.sort(
        Comparator.<Entry<T>, Boolean>comparing(entry -> entry.route().path().equals(DEFAULT))
            .thenComparing(Entry::isGreedy)
            .thenComparingInt(entry -> -entry.parts().size())
            .thenComparingLong(Entry::variables)
            .thenComparing(Entry::isAnyMethod));
  }

  /// The best route for a decoded path.
  Optional<Found<T>> find(String method, String path) {
    List<String> asked = parts(path);
    for (Entry<T> entry : entries) {
      if (!entry.isAnyMethod() && !entry.route().method().equals(method)) {
        continue;
      }
      Optional<Map<String, String>> parameters = match(entry, asked);
      if (parameters.isPresent()) {
        return Optional.of(new Found<>(entry.route(), entry.target(), parameters.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<Map<String, String>> match(Entry<T> entry, List<String> asked) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (entry.route().path().equals(DEFAULT)) {
      return Optional.of(parameters);
    }
    List<String> parts = entry.parts();
    boolean greedy = entry.isGreedy();
    if (greedy ? asked.size() < parts.size() : asked.size() != parts.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (isGreedyVariable(part)) {
        // Also the nothing after a slash: AWS takes no route that ends in a slash, and answers such
        // a request by the greedy one (found out in aws-powertools/powertools-lambda-python#1552).
        String rest = String.join("/", asked.subList(i, asked.size()));
        parameters.put(part.substring(1, part.length() - 2), rest);
      } else if (isVariable(part)) {
        parameters.put(part.substring(1, part.length() - 1), asked.get(i));
      } else if (!part.equals(asked.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private static boolean isVariable(String part) {
    return part.startsWith("{") && part.endsWith("}");
  }

  private static boolean isGreedyVariable(String part) {
    return part.startsWith("{") && part.endsWith("+}");
  }

  /// `/a/b/` has the parts `a`, `b` and an empty one: the slash at the end is told apart, as in
  /// AWS.
  private static List<String> parts(String path) {
    String inner = path.startsWith("/") ? path.substring(1) : path;
    return List.of(inner.split("/", -1));
  }
}
