package dev.headsup.authoring.message;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/// The body of a message. Markdown is parsed while the values are still aside in their slots, so no
/// value can be read as markup; they come back as plain text of the parsed document.
final class Markdown {
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(20)
          .build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).percentEncodeUrls(true).build();

  /// What Markdown makes, and nothing else; the second fence behind [HtmlRenderer]'s escaping.
  private static final Safelist SAFE =
      new Safelist()
          .addTags("p", "br", "hr", "strong", "em", "code", "pre", "blockquote")
          .addTags("ul", "ol", "li", "h1", "h2", "h3", "h4", "a")
          .addAttributes("ol", "start")
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https", "mailto", "tel")
          .addEnforcedAttribute("a", "rel", "noopener noreferrer");

  private static final OutputSettings COMPACT = new OutputSettings().prettyPrint(false);

  private final Node document;

  private Markdown(Node document) {
    this.document = document;
  }

  /// Reads printed Markdown and puts the values back.
  static Markdown of(String printed, Slots slots) {
    Node document = PARSER.parse(printed);
    document.accept(new Filling(slots));
    return new Markdown(document);
  }

  /// The message as an HTML fragment.
  String html() {
    return Jsoup.clean(HTML.render(document), "", SAFE, COMPACT).strip();
  }

  /// The message as plain text; links as `text (address)`.
  String text() {
    return PlainText.of(document);
  }

  /// Parses what a person wrote, for checks: each output a slot, each tag away.
  static Node skeleton(String template, List<Tag> tags) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Tag tag : tags) {
      text.append(template, from, tag.start());
      if (tag.output()) {
        text.append(MarkdownCheck.slotFor(tag));
      }
      // Lines keep their numbers.
      template
          .substring(tag.start(), tag.end())
          .chars()
          .filter(c -> c == '\n')
          .forEach(c -> text.append('\n'));
      from = tag.end();
    }
    return PARSER.parse(text.append(template.substring(from)).toString());
  }

  /// Puts values back where the document has them.
  private static final class Filling extends AbstractVisitor {
    private final Slots slots;

    Filling(Slots slots) {
      this.slots = slots;
    }

    @Override
    public void visit(Text text) {
      text.setLiteral(slots.text(text.getLiteral()));
    }

    @Override
    public void visit(Code code) {
      code.setLiteral(slots.text(code.getLiteral()));
    }

    @Override
    public void visit(FencedCodeBlock block) {
      block.setLiteral(slots.text(block.getLiteral()));
      block.setInfo("");
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      block.setLiteral(slots.text(block.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
      html.setLiteral(slots.text(html.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock html) {
      html.setLiteral(slots.text(html.getLiteral()));
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      String address = link.getDestination();
      if (Addresses.isFine(address) || slots.isOurLink(address)) {
        link.setDestination(slots.address(address));
        link.setTitle(null);
      } else {
        unwrap(link);
      }
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      unwrap(image);
    }

    /// Leaves the words and takes the link away.
    private static void unwrap(Node node) {
      for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
        node.insertBefore(child);
      }
      node.unlink();
    }
  }
}
