package dev.headsup.local.config;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import dev.headsup.engine.configuration.Push;
import dev.headsup.engine.configuration.Stored;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Prints differences for people: unified text, with colours where the output is a terminal. What
/// comes from files and tables cannot steer the terminal.
///
/// @param ansi whether there are colours
public record Page(PrintWriter out, Ansi ansi) {
  private static final int CONTEXT = 3;

  /// A line as it is.
  public void line(String text) {
    out.println(visible(text));
    out.flush();
  }

  /// Every difference, document by document and file by file.
  public void differences(List<Difference> differences) {
    for (Difference difference : differences) {
      head(difference);
      // What a document is comes first, then what is in its folders.
      Set<String> paths =
          new TreeSet<>(
              Comparator.comparing((String path) -> path.contains("/"))
                  .thenComparing(Comparator.naturalOrder()));
      paths.addAll(difference.before().keySet());
      paths.addAll(difference.after().keySet());
      for (String path : paths) {
        file(difference, path);
      }
      DocumentCheck.sentences(difference.name(), difference.after()).forEach(this::line);
      out.println();
    }
    out.flush();
  }

  private void head(Difference difference) {
    String what =
        switch (difference.change()) {
          case NEW -> "is new";
          case CHANGED -> "changes, version " + difference.version() + " runs";
          case REMOVED -> "goes away, version " + difference.version() + " runs";
        };
    coloured("bold", difference.name() + " " + what);
    if (difference.running() instanceof Stored.Damaged damaged) {
      coloured("red", "  what runs cannot be read: " + damaged.why());
    }
  }

  private void file(Difference difference, String path) {
    @Nullable String before = difference.before().get(path);
    @Nullable String after = difference.after().get(path);
    if (before != null && before.equals(after)) {
      return;
    }
    List<String> old = lines(before);
    Patch<String> patch = DiffUtils.diff(old, lines(after));
    String name = difference.name() + (path.equals(difference.name() + ".yaml") ? "" : "/" + path);
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff(
            before == null ? "(nothing)" : name + " as it runs",
            after == null ? "(nothing)" : name,
            old,
            patch,
            CONTEXT);
    for (String line : unified) {
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case '+' -> coloured("green", line);
        case '-' -> coloured("red", line);
        case '@' -> coloured("cyan", line);
        default -> out.println(visible(line));
      }
    }
  }

  /// A last line without an end differs from one with it: the end is an empty line here.
  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split("\n", -1));
  }

  private void coloured(String style, String text) {
    String shown = visible(text);
    out.println(
        ansi.enabled()
            ? Ansi.Style.on(Ansi.Style.parse(style)) + shown + Ansi.Style.reset.on()
            : shown);
  }

  /// What was pushed, in one line.
  static String describe(Push push) {
    return "push "
        + push.number()
        + " by "
        + push.by()
        + " at "
        + second(push.at())
        + ": "
        + Amount.of(push.changes().stream().map(change -> change.name().toString()).toList())
        + (push.note().isEmpty() ? "" : " (" + push.note() + ")");
  }

  /// A time as people read it, to the second.
  static Instant second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Control characters as pictures, so that a text shows and does not act.
  static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\t' || !Character.isISOControl(c)) {
            shown.appendCodePoint(c);
          } else {
            shown.appendCodePoint(c < 0x20 ? 0x2400 + c : 0xFFFD);
          }
        });
    return shown.toString();
  }
}
