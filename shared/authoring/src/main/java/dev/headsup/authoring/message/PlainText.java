package dev.headsup.authoring.message;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// Markdown as plain text: blank lines between blocks, `-` and numbers for lists, links as `text
/// (address)`.
final class PlainText extends AbstractVisitor {
  private final StringBuilder out = new StringBuilder();
  private String indent = "";
  private int number;

  private PlainText() {}

  static String of(Node document) {
    PlainText text = new PlainText();
    document.accept(text);
    return text.out.toString().strip();
  }

  @Override
  public void visit(Paragraph paragraph) {
    block(paragraph);
  }

  @Override
  public void visit(Heading heading) {
    block(heading);
  }

  private void block(Node node) {
    visitChildren(node);
    boolean tight =
        node.getParent() instanceof ListItem item
            && item.getParent() instanceof ListBlock list
            && list.isTight();
    out.append(tight ? "\n" : "\n\n").append(indent);
  }

  @Override
  public void visit(BulletList list) {
    items(list, -1);
  }

  @Override
  public void visit(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    items(list, start == null ? 1 : start);
  }

  private void items(Node list, int first) {
    String outer = indent;
    int outerNumber = number;
    number = first;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String marker = number < 0 ? "- " : number++ + ". ";
      trimTo(outer);
      out.append(marker);
      indent = outer + " ".repeat(marker.length());
      visitChildren(item);
    }
    indent = outer;
    number = outerNumber;
    trimTo(outer);
    out.append('\n').append(outer);
  }

  /// Takes back an inner indent that nothing followed.
  private void trimTo(String wanted) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    if (end == 0 || out.charAt(end - 1) == '\n') {
      out.setLength(end);
      out.append(wanted);
    }
  }

  @Override
  public void visit(BlockQuote quote) {
    visitChildren(quote);
  }

  @Override
  public void visit(ThematicBreak rule) {
    out.append("* * *\n\n").append(indent);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    lines(code.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    lines(code.getLiteral());
  }

  @Override
  public void visit(HtmlBlock html) {
    lines(html.getLiteral());
  }

  private void lines(String literal) {
    out.append(literal.strip().replace("\n", "\n" + indent)).append("\n\n").append(indent);
  }

  @Override
  public void visit(HtmlInline html) {
    out.append(html.getLiteral());
  }

  @Override
  public void visit(Text text) {
    out.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    out.append(code.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak line) {
    out.append(' ');
  }

  @Override
  public void visit(HardLineBreak line) {
    out.append('\n').append(indent);
  }

  @Override
  public void visit(Link link) {
    int from = out.length();
    visitChildren(link);
    String address = link.getDestination();
    if (!out.substring(from).equals(address)) {
      out.append(" (").append(address).append(')');
    }
  }
}
