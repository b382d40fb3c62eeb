package dev.headsup.authoring.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;

/// Checks the Markdown that a person wrote: no HTML, no images, links that lead where the writer
/// says, and no markup at all in a text message.
final class MarkdownCheck {
  /// Stands for what varies while an address is checked.
  static final char VALUE = '\ue000';

  /// What has markup.
  static final String MARKUP = "";

  static final char OUR_LINK = '\ue001';
  private static final int MAX_DEPTH = 30;

  private final Origin origin;
  private final String plain;

  private MarkdownCheck(Origin origin, String plain) {
    this.origin = origin;
    this.plain = plain;
  }

  /// Checks a body.
  ///
  /// @param plain what it is that has no markup, for example `a text message`, or [#MARKUP]
  static void check(String template, List<Tag> tags, String plain, Origin origin) {
    new MarkdownCheck(origin, plain).walk(Markdown.skeleton(template, tags));
  }

  /// What stands for an output while the writer's Markdown is checked.
  static char slotFor(Tag output) {
    return Variables.isLink(output.inside().strip()) ? OUR_LINK : VALUE;
  }

  private record Step(Node node, int depth) {}

  private void walk(Node document) {
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(document, 0));
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (step.depth > MAX_DEPTH) {
        fault(step.node, "this is nested deeper than " + MAX_DEPTH + " levels");
        return;
      }
      look(step.node);
      for (Node child = step.node.getFirstChild(); child != null; child = child.getNext()) {
        open.push(new Step(child, step.depth + 1));
      }
    }
  }

  private void look(Node node) {
    switch (node) {
      case HtmlBlock html -> fault(html, "write Markdown, not HTML; a '<' alone is written \\<");
      case HtmlInline html -> fault(html, "write Markdown, not HTML; a '<' alone is written \\<");
      case Image image -> fault(image, "messages carry no images; link to it instead");
      case Link link -> link(link);
      case Heading heading -> refuseIfPlain(heading);
      case Emphasis emphasis -> refuseIfPlain(emphasis);
      case StrongEmphasis strong -> refuseIfPlain(strong);
      case Code code -> refuseIfPlain(code);
      default -> {
        // Paragraphs, lists, quotes and rules are fine everywhere.
      }
    }
  }

  private void link(Link link) {
    refuseIfPlain(link);
    String address = link.getDestination();
    if (!Addresses.isFine(address) && !address.equals(String.valueOf(OUR_LINK))) {
      fault(
          link,
          "a link leads to an address that you write out, such as https://docs.example.com/import;"
              + " a variable may stand only after the host");
    }
  }

  private void refuseIfPlain(Node node) {
    if (!plain.isEmpty()) {
      fault(node, plain + " has no markup: write it plain, addresses too");
    }
  }

  private void fault(Node node, String message) {
    Node located = node;
    while (located.getSourceSpans().isEmpty() && located.getParent() != null) {
      located = located.getParent();
    }
    List<SourceSpan> spans = located.getSourceSpans();
    int line = spans.isEmpty() ? 0 : spans.getFirst().getLineIndex();
    int column = spans.isEmpty() ? 0 : spans.getFirst().getColumnIndex();
    origin.fault(line + 1, column + 1, message);
  }
}
