package dev.headsup.authoring.message;

import dev.headsup.authoring.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One `{{ output }}` or `{% tag %}` of a template, found before the parser sees it: the parser
/// nests a call per level, and its own messages are not for people who write messages.
///
/// @param start the index of its first character
/// @param end the index after its last
/// @param output whether it prints
/// @param inside what stands between the braces, without trim signs
record Tag(int start, int end, boolean output, String inside, int line, int column) {
  /// The tags that a message may use.
  static final List<String> NAMES =
      List.of(
          "if",
          "elsif",
          "else",
          "endif",
          "unless",
          "endunless",
          "case",
          "when",
          "endcase",
          "comment",
          "endcomment");

  private static final Set<String> OPENING = Set.of("if", "unless", "case", "comment");
  private static final int MAX_TAGS = 200;
  private static final int MAX_DEPTH = 10;
  private static final int MAX_LENGTH = 300;

  /// The first word of a tag.
  String name() {
    return inside.strip().split("[^A-Za-z0-9_]", 2)[0];
  }

  /// All tags of a text, when they are well formed, known and properly nested.
  static Optional<List<Tag>> scan(String text, Origin origin) {
    List<Tag> tags = new ArrayList<>();
    int line = 1;
    int lineStart = 0;
    int seen = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, seen)) {
      for (int i = seen; i < at; i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
      int column = at - lineStart + 1;
      boolean output = text.charAt(at + 1) == '{';
      int close = text.indexOf(output ? "}}" : "%}", at + 2);
      String inside = close < 0 ? "" : text.substring(at + 2, close);
      String fault = fault(inside, output, close, tags.size());
      if (fault != null) {
        origin.fault(line, column, fault);
        return Optional.empty();
      }
      tags.add(new Tag(at, close + 2, output, trimmed(inside), line, column));
      for (int i = at; i < close + 2; i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
      seen = close + 2;
    }
    return nested(tags, origin) ? Optional.of(tags) : Optional.empty();
  }

  private static int next(String text, int from) {
    int output = text.indexOf("{{", from);
    int tag = text.indexOf("{%", from);
    return output < 0 ? tag : tag < 0 ? output : Math.min(output, tag);
  }

  private static @Nullable String fault(String inside, boolean output, int close, int count) {
    String braces = output ? "'{{'" : "'{%'";
    if (close < 0) {
      return "this " + braces + " is not closed";
    }
    if (count == MAX_TAGS) {
      return "a message has at most " + MAX_TAGS + " Liquid tags";
    }
    if (inside.length() > MAX_LENGTH) {
      return "what stands in " + braces + " has at most " + MAX_LENGTH + " characters";
    }
    if (inside.contains("{{") || inside.contains("{%")) {
      return "this " + braces + " is not closed before the next begins";
    }
    if (inside.chars().filter(c -> c == '"').count() % 2 != 0) {
      return "a quotation mark is not closed here";
    }
    return inside.isBlank() ? "there is nothing in these braces" : null;
  }

  private static String trimmed(String inside) {
    String left = inside.startsWith("-") ? inside.substring(1) : inside;
    return left.endsWith("-") ? left.substring(0, left.length() - 1) : left;
  }

  private static boolean nested(List<Tag> tags, Origin origin) {
    Deque<Tag> open = new ArrayDeque<>();
    for (Tag tag : tags) {
      if (tag.output) {
        continue;
      }
      String name = tag.name();
      if (!NAMES.contains(name)) {
        origin.fault(
            tag.line,
            tag.column,
            "unknown tag '"
                + name
                + "'"
                + Nearest.hint(name, NAMES)
                + " (possible here: "
                + String.join(", ", NAMES)
                + ")");
        return false;
      }
      if (OPENING.contains(name)) {
        open.push(tag);
        if (open.size() > MAX_DEPTH) {
          origin.fault(tag.line, tag.column, "this is nested deeper than " + MAX_DEPTH + " levels");
          return false;
        }
      } else if (name.startsWith("end")) {
        if (open.isEmpty() || !name.equals("end" + open.peek().name())) {
          origin.fault(
              tag.line, tag.column, "this '" + name + "' closes no '" + name.substring(3) + "'");
          return false;
        }
        open.pop();
      } else if (open.isEmpty()) {
        origin.fault(tag.line, tag.column, "this '" + name + "' stands outside of a block");
        return false;
      }
    }
    if (!open.isEmpty()) {
      Tag last = open.peek();
      origin.fault(
          last.line, last.column, "this '" + last.name() + "' has no 'end" + last.name() + "'");
    }
    return open.isEmpty();
  }
}
