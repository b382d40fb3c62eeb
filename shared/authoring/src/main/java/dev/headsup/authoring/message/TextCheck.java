package dev.headsup.authoring.message;

import dev.headsup.authoring.Findings;
import java.util.List;
import java.util.Optional;

/// Checks the form of a text that is not yet anybody's message: Liquid that can be read, Markdown
/// without HTML and images, nothing invisible. Which variables it may use is not known here.
public final class TextCheck {
  private TextCheck() {}

  /// Notes what is wrong with a text.
  ///
  /// @param file named in the findings; its end `.md` says that it is Markdown, after front matter
  public static void check(String file, String text, Findings findings) {
    int skipped = file.endsWith(".md") ? frontMatter(text) : 0;
    String body = text.lines().skip(skipped).reduce("", (all, line) -> all + line + "\n");
    Origin origin = new Origin(file, skipped + 1, 1, false, findings);
    int before = findings.count();
    Liquid.syntax(body, origin);
    if (findings.count() == before && file.endsWith(".md")) {
      Optional<List<Tag>> tags = Tag.scan(body, origin);
      MarkdownCheck.check(body, tags.orElse(List.of()), MarkdownCheck.MARKUP, origin);
    }
  }

  /// How many lines the front matter has, with its two `---`.
  private static int frontMatter(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
      return 0;
    }
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).strip().equals("---")) {
        return line + 1;
      }
    }
    return 0;
  }
}
