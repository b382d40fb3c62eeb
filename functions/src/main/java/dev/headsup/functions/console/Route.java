package dev.headsup.functions.console;

import dev.headsup.functions.console.signin.Role;
import java.util.List;

/// One address of the console: what answers there, and for whom.
sealed interface Route {
  /// `GET`, which is also `HEAD`, or `POST`.
  String method();

  /// The parts after `/console`, for example `customers/{customer+}`: a name in braces is one part,
  /// with a plus one or more.
  String pattern();

  /// What one sees or does there, for the documents.
  String shows();

  /// An address for everybody, signed in or not. It shows nothing of customers.
  record Anybody(String method, String pattern, String shows, OpenPage page) implements Route {}

  /// An address for those who are signed in and have the role, or one that may more.
  record SignedIn(String method, String pattern, Role role, String shows, Page page)
      implements Route {}

  /// What answers anybody.
  interface OpenPage {
    Reply answer(Ask ask);
  }

  /// What answers somebody with the role of its route.
  interface Page {
    Reply answer(Ask ask, Visitor visitor);
  }

  /// Whether these parts of an address are the pattern's. A slash at the end means nothing, unless
  /// it is the end of an id.
  default boolean leadsTo(List<String> asked) {
    boolean slash = !asked.isEmpty() && asked.getLast().isEmpty() && !pattern().endsWith("+}");
    List<String> path = slash ? asked.subList(0, asked.size() - 1) : asked;
    List<String> parts = pattern().isEmpty() ? List.of() : List.of(pattern().split("/"));
    int more = path.size() - parts.size();
    int at = 0;
    for (String part : parts) {
      boolean greedy = part.endsWith("+}");
      int taken = greedy ? 1 + more : 1;
      if (taken < 1 || at + taken > path.size()) {
        return false;
      }
      if (!part.startsWith("{") && !part.equals(path.get(at))) {
        return false;
      }
      at += taken;
    }
    return at == path.size();
  }
}
