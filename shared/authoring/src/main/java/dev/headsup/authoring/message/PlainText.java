package dev.headsup.authoring.message;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// Markdown as plain text: blank lines between blocks, `-` and numbers for lists, links as `text
/// (address)`.
final class PlainText {
  private PlainText() {}

  static String of(Node document) {
    return blocks(document, "\n\n").strip();
  }

  private static String blocks(Node parent, String between) {
    return String.join(between, children(parent).stream().map(PlainText::block).toList());
  }

  private static String block(Node node) {
    return switch (node) {
      case ListBlock list -> items(list);
      case FencedCodeBlock code -> code.getLiteral().stripTrailing();
      case IndentedCodeBlock code -> code.getLiteral().stripTrailing();
      case HtmlBlock html -> html.getLiteral();
      case ThematicBreak rule -> "* * *";
      // A quote holds blocks, a paragraph or heading holds words.
      default -> node.getFirstChild() instanceof Block ? blocks(node, "\n\n") : words(node);
    };
  }

  private static String items(ListBlock list) {
    String between = list.isTight() ? "\n" : "\n\n";
    Integer start = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
    int number = start == null ? 1 : start;
    List<String> items = new ArrayList<>();
    for (Node item : children(list)) {
      String marker = list instanceof OrderedList ? number++ + ". " : "- ";
      String indent = "\n" + " ".repeat(marker.length());
      items.add(marker + blocks(item, between).replace("\n", indent).replaceAll("\n +\n", "\n\n"));
    }
    return String.join(between, items);
  }

  private static String words(Node parent) {
    StringBuilder words = new StringBuilder();
    children(parent).forEach(child -> words.append(word(child)));
    return words.toString();
  }

  private static String word(Node node) {
    return switch (node) {
      case Text text -> text.getLiteral();
      case Code code -> code.getLiteral();
      case HtmlInline html -> html.getLiteral();
      case SoftLineBreak line -> " ";
      case HardLineBreak line -> "\n";
      case Link link -> link(words(link), link.getDestination());
      default -> words(node);
    };
  }

  private static String link(String words, String address) {
    return words.equals(address) ? words : words + " (" + address + ")";
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
