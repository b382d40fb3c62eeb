package dev.headsup.authoring.message;

import dev.headsup.engine.message.Message;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/// Our one e-mail layout: a single column of at most 600 pixels, readable in light and dark, with
/// the words below it. Styles stand in the elements because many mail programs drop style sheets.
record EmailLayout(
    String locale,
    String subject,
    String preheader,
    Message.@Nullable Action action,
    EmailFooter footer) {
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");

  private static final Map<String, String> STYLES =
      Map.ofEntries(
          Map.entry("p", "margin:0 0 16px;"),
          Map.entry("h1", "margin:0 0 16px;font-size:24px;line-height:1.25;"),
          Map.entry("h2", "margin:24px 0 12px;font-size:20px;line-height:1.3;"),
          Map.entry("h3", "margin:20px 0 8px;font-size:17px;line-height:1.35;"),
          Map.entry("h4", "margin:16px 0 8px;font-size:16px;"),
          Map.entry("ul", "margin:0 0 16px;padding:0 0 0 24px;"),
          Map.entry("ol", "margin:0 0 16px;padding:0 0 0 24px;"),
          Map.entry("li", "margin:0 0 6px;"),
          Map.entry("a", "color:#0b5cad;text-decoration:underline;"),
          Map.entry(
              "blockquote", "margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #9aa4b2;"),
          Map.entry("code", "font-family:Menlo,Consolas,monospace;font-size:0.94em;"),
          Map.entry("pre", "margin:0 0 16px;white-space:pre-wrap;"),
          Map.entry("hr", "border:0;border-top:1px solid #c9d1db;margin:24px 0;"));

  /// The plain-text part.
  String text(String body) {
    StringBuilder text = new StringBuilder(body);
    if (action != null) {
      text.append("\n\n").append(action.label()).append(": ").append(action.url());
    }
    text.append("\n\n").append(footer.text());
    return text.append('\n').toString();
  }

  /// The whole document around a cleaned fragment.
  String html(String body) {
    return """
    <!DOCTYPE html>
    <html lang="%s" dir="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <title>%s</title>
    <style>
    :root { color-scheme: light dark; supported-color-schemes: light dark; }
    @media (prefers-color-scheme: dark) {
      .page { background: #14181d !important; }
      .card { background: #1d232a !important; color: #e8ecf1 !important; }
      .card a { color: #8cc4ff !important; }
      .card a.button { background: #8cc4ff !important; color: #10151b !important; }
      .why, .why a { color: #aab4c0 !important; }
    }
    </style>
    </head>
    <body class="page" style="margin:0;padding:0;background:#f3f5f8;">
    %s<table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
    <tr><td align="center" style="padding:24px 12px;">
    <div role="article" aria-label="%s" style="max-width:600px;margin:0 auto;text-align:%s;">
    <div class="card" style="background:#ffffff;color:#1b2430;border-radius:8px;padding:28px;%s">
    %s
    %s</div>
    <p class="why" style="margin:16px 8px 0;color:#566170;%s">%s</p>
    </div>
    </td></tr>
    </table>
    </body>
    </html>
    """
        .formatted(
            Entities.escape(locale),
            isRightToLeft() ? "rtl" : "ltr",
            Entities.escape(subject),
            hiddenPreheader(),
            Entities.escape(subject),
            isRightToLeft() ? "right" : "left",
            font(16),
            styled(body),
            button(),
            font(13),
            footer.html());
  }

  private static String font(int pixels) {
    return "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:"
        + pixels
        + "px;line-height:1.5;";
  }

  private boolean isRightToLeft() {
    return RIGHT_TO_LEFT.contains(locale.split("-", 2)[0]);
  }

  private String hiddenPreheader() {
    return preheader.isEmpty()
        ? ""
        : "<div style=\"display:none;max-height:0;overflow:hidden;\">"
            + Entities.escape(preheader)
            + "</div>\n";
  }

  private String button() {
    return action == null
        ? ""
        : "<p style=\"margin:8px 0 0;\"><a class=\"button\" href=\""
            + Entities.escape(action.url())
            + "\" rel=\"noopener noreferrer\" style=\"display:inline-block;background:#0b5cad;"
            + "color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;"
            + "font-weight:600;\">"
            + Entities.escape(action.label())
            + "</a></p>\n";
  }

  private static String styled(String body) {
    Document fragment = Jsoup.parseBodyFragment(body);
    fragment.outputSettings().prettyPrint(false);
    STYLES.forEach((tag, style) ->
        fragment.body().select(tag).forEach(element -> element.attr("style", style)));
    return fragment.body().html();
  }
}
