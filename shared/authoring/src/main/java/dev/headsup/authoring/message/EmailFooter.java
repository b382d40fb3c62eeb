package dev.headsup.authoring.message;

import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Links;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Entities;

/// What stands below an e-mail: why it comes, the customer's own links, who sends it and from which
/// postal address.
///
/// @param stops whether such e-mails carry a link that stops them
record EmailFooter(Footer words, Links links, boolean stops, Brand brand) {
  /// As lines of plain text.
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(words.why());
    link(lines, words.more(), links.why());
    if (!words.preferences().isBlank()) {
      link(lines, words.preferences(), links.preferences());
    }
    if (stops) {
      link(lines, words.stop(), links.stop());
    }
    if (!sender().isEmpty()) {
      lines.add(sender());
    }
    return String.join("\n", lines);
  }

  private static void link(List<String> lines, String label, String url) {
    if (!url.isBlank()) {
      lines.add(label.isBlank() ? url : label + ": " + url);
    }
  }

  /// As the inside of a paragraph.
  String html() {
    StringBuilder html = new StringBuilder();
    if (words.more().isBlank()) {
      html.append(quiet(words.why(), links.why()));
    } else {
      html.append(Entities.escape(words.why()));
      if (!links.why().isBlank()) {
        html.append(' ').append(quiet(words.more(), links.why()));
      }
    }
    List<String> ways = new ArrayList<>();
    if (!links.preferences().isBlank() && !words.preferences().isBlank()) {
      ways.add(quiet(words.preferences(), links.preferences()));
    }
    if (stops && !links.stop().isBlank()) {
      ways.add(quiet(words.stop(), links.stop()));
    }
    if (!ways.isEmpty()) {
      html.append("<br>").append(String.join(" \u00b7 ", ways));
    }
    if (!sender().isEmpty()) {
      html.append("<br>").append(Entities.escape(sender()));
    }
    return html.toString();
  }

  private static String quiet(String label, String url) {
    return anchor(label, url, " style=\"color:#566170;text-decoration:underline;\"");
  }

  /// A link with a label, or the label alone without an address.
  static String anchor(String label, String url, String more) {
    return url.isBlank()
        ? Entities.escape(label)
        : "<a href=\""
            + Entities.escape(url)
            + "\" rel=\"noopener noreferrer\""
            + more
            + ">"
            + Entities.escape(label)
            + "</a>";
  }

  /// The name once, also where the address begins with it.
  private String sender() {
    if (brand.address().contains(brand.name())) {
      return brand.address();
    }
    return brand.address().isBlank() ? brand.name() : brand.name() + ", " + brand.address();
  }
}
