package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever may send events may choose what a name says. It must never become a link, markup, a
/// header or a template.
class InjectionTest {
  private static final String BODY =
      """
      Hi {{ customer.name | default: "there" }}, look at **{{ data.file | default: "it" }}**.

      - {{ customer.name | default: "x" }}

      {{ data.file | default: "it" }}

      [open](https://docs.example.com/import?file={{ data.file | default: "none" }})
      """;

  private static Document html(String value) {
    return Jsoup.parse(Messages.email(BODY, Map.of("name", value), Map.of("file", value)).html());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](//evil)",
        "![x](y)",
        "<a href=x>y</a>",
        "# heading",
        "- item",
        "1. item",
        "> quote",
        "```code",
        "    code",
        "**bold** _it_ `code`",
        "***",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "\\<script>",
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "{{ links.unsubscribe }}",
        "{% include '/etc/passwd' %}",
        "</div></body></html>"
      })
  void aValueIsNothingButText(String value) {
    Document document = html(value);
    Document harmless = html("Ana");

    assertThat(tags(document)).isEqualTo(tags(harmless));
    assertThat(document.select("li").text()).isEqualTo(value.strip());
    assertThat(document.select("[onerror], [onmouseover]")).isEmpty();
    assertThat(document.select("a[href^=https://docs]").attr("href"))
        .startsWith("https://docs.example.com/import?file=")
        .doesNotContain("<", "\"", " ", "{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "HTTPS://evil.example/x",
        "see www.evil.example now",
        "mailto:x@evil.example",
        "evil.example/login",
        "evil.example?a=b",
        "h\u200bttp://evil.example",
        "<https://evil.example>"
      })
  void aValueThatLooksLikeALinkIsAbsent(String value) {
    Message.Email email = Messages.email(BODY, Map.of("name", value), Map.of("file", value));

    assertThat(email.html()).doesNotContainIgnoringCase("evil");
    assertThat(email.text()).doesNotContainIgnoringCase("evil").startsWith("Hi there, look at it.");
  }

  @Test
  void whatTurnsTheTextAroundIsTakenOut() {
    Message.Email email =
        Messages.email(
            "{{ customer.name | default: \"x\" }}",
            Map.of("name", "Ana\u202e\u2066\ue000\u0000\r\nBcc: x"),
            Map.of());

    assertThat(email.text().lines().findFirst()).contains("Ana Bcc: x");
  }

  @Test
  void aSubjectIsOneLineWhateverANameSays() {
    String file = "---\nsubject: \"Hi {{ customer.name | default: 'there' }}\"\n---\nHello.\n";
    Message.Email email =
        (Message.Email)
            Messages.rendered(
                Messages.compiled(Purpose.HELP, Map.of("en/email.md", file)),
                Channel.EMAIL,
                Messages.context(
                    Map.of("name", "Ana\r\nBcc: all at once\u2028\u2029\u0085X"), Map.of()));

    assertThat(email.subject()).isEqualTo("Hi Ana Bcc: all at once X");
    assertThat(Jsoup.parse(email.html()).title()).isEqualTo(email.subject());
  }

  @Test
  void everyPlaceOfTheLayoutIsEscaped() {
    String file =
        """
        ---
        subject: "{{ customer.name | default: 'there' }}"
        preheader: "{{ customer.name | default: 'there' }}"
        action:
          label: "{{ customer.name | default: 'there' }}"
          url: "https://docs.example.com/x?n={{ customer.name | default: 'there' }}"
        ---
        Hello.
        """;
    String value = "\"></a><script>alert(1)</script>";
    Message.Email email =
        (Message.Email)
            Messages.rendered(
                Messages.compiled(Purpose.HELP, Map.of("en/email.md", file)),
                Channel.EMAIL,
                Messages.context(Map.of("name", value), Map.of()));

    Document document = Jsoup.parse(email.html());
    assertThat(document.select("script")).isEmpty();
    assertThat(document.select("a.button").text()).isEqualTo(value);
    assertThat(document.select("a.button").attr("href"))
        .isEqualTo(
            "https://docs.example.com/x?n=%22%3E%3C%2Fa%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E");
  }

  @Test
  void theUnsubscribeLinkArrivesWhole() {
    Message.Email email = Messages.email("[stop]({{ links.unsubscribe }}) it.", Map.of(), Map.of());

    Element link = Jsoup.parse(email.html()).select("a").getFirst();
    assertThat(link.text()).isEqualTo("stop");
    assertThat(link.attr("href")).isEqualTo(Messages.STOP);
    assertThat(email.text()).startsWith("stop (" + Messages.STOP + ") it.");
  }

  @Test
  void aLongValueIsCutAndAnOddOneCannotBreakARendering() {
    Random random = new Random(7);
    String pieces =
        "<>[]()!*_`#-+.\\&;:/\"'{}%|=~ \n\t\u00e4\ud83d\ude00\ue000\ue001\u202e\ud83d0a";
    Document harmless = html("Ana");
    for (int round = 0; round < 500; round++) {
      StringBuilder value = new StringBuilder("x");
      for (int i = random.nextInt(60); i > 0; i--) {
        value.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      Document document = html(value.toString());
      assertThat(tags(document)).as(value.toString()).isEqualTo(tags(harmless));
    }
    assertThat(html("y".repeat(100_000)).select("li").text()).hasSize(200).endsWith("y\u2026");
  }

  private static List<String> tags(Document document) {
    return document.getAllElements().stream().map(Element::tagName).toList();
  }
}
