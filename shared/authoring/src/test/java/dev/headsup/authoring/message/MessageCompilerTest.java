package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCompilerTest {
  private static final String HEAD = "---\nsubject: Hello\n---\n";

  private static Arguments wrong(String body, int line, String message) {
    return Arguments.of(HEAD + body, line, message);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("a\n{{ custmer.name | default: \"x\" }}", 5, "did you mean 'customer.name'?"),
        wrong("{{ customer.frist_name | default: \"x\" }}", 4, "'customer.first_name'?"),
        wrong("{{ data.eror | default: \"x\" }}", 4, "'data.error'?; declare it in the trigger"),
        wrong("{{ link.unsubscribe }}", 4, "possible here: customer.name"),
        wrong("{{ customer.first_name }}", 4, "'customer.first_name' may be absent"),
        wrong("{{ data.error }}", 4, "| default: \"...\" }}, or put it inside {% if data.error %}"),
        wrong("{{ customer.plan }}", 4, "'customer.plan' may be absent"),
        wrong("{% if data.error %}{{ data.file }}{% endif %}", 4, "'data.file' may be absent"),
        wrong("{% if data.error %}{% else %}{{ data.error }}{% endif %}", 4, "may be absent"),
        wrong("{% unless data.error %}{{ data.error }}{% endunless %}", 4, "may be absent"),
        wrong("{% if data.error or data.file %}{{ data.file }}{% endif %}", 4, "may be absent"),
        wrong("{% if data.error != \"x\" %}{{ data.error }}{% endif %}", 4, "may be absent"),
        wrong("{{ data.error | upcase | default: \"x\" }}", 4, "put 'default' first"),
        wrong("{{ data.error | default: data.file }}", 4, "'data.file' may be absent itself"),
        wrong("{{ data.error | defualt: \"x\" }}", 4, "did you mean 'default'?"),
        wrong("{{ data.error | default }}", 4, "'default' takes one argument, here are 0"),
        wrong("{{ \"x\" | truncate: \"ten\" }}", 4, "'truncate' needs a number"),
        wrong("{{ data.error | default: 5 }}", 4, "'default' needs a text in quotes"),
        wrong("{{ data['error'] | default: \"x\" }}", 4, "unknown word"),
        wrong("{{ 5 }}", 4, "print a variable or a text in quotes"),
        wrong("{% fi data.error %}x{% endif %}", 4, "unknown tag 'fi'; did you mean 'if'?"),
        wrong("{% include '/etc/passwd' %}", 4, "unknown tag 'include'"),
        wrong("{% for x in data.error %}{% endfor %}", 4, "unknown tag 'for'"),
        wrong("{% assign x = 1 %}", 4, "unknown tag 'assign'"),
        wrong("a\n\n{% if data.error %}x", 6, "this 'if' has no 'endif'"),
        wrong("x{% endif %}", 4, "this 'endif' closes no 'if'"),
        wrong("{% else %}", 4, "stands outside of a block"),
        wrong("{% if data.error > 3 %}x{% endif %}", 4, "compare with ==, != and contains"),
        wrong("{% if data.error == 3 %}x{% endif %}", 4, "compare with a text in quotes"),
        wrong("{{ data.error", 4, "this '{{' is not closed"),
        wrong("{{ data.error | default: \"x }}", 4, "a quotation mark is not closed here"),
        wrong("{{ data.error data.file }}", 4, "this is not Liquid that a message can use"),
        wrong("{{ }}", 4, "there is nothing in these braces"),
        wrong("{% if data.error %}".repeat(11), 4, "nested deeper than 10 levels"),
        wrong("{{ \"x\" }}".repeat(201), 4, "at most 200 Liquid tags"),
        wrong("Hello <b>you</b>", 4, "write Markdown, not HTML"),
        wrong("a\n\n<div>x</div>", 6, "write Markdown, not HTML"),
        wrong("![x](https://example.com/x.png)", 4, "messages carry no images"),
        wrong("[x](javascript:alert)", 4, "a link leads to an address that you write out"),
        wrong("[x]({{ data.file | default: \"y\" }})", 4, "may stand only after the host"),
        wrong("[x](https://{{ data.file | default: \"y\" }}/)", 4, "only after the host"),
        wrong("[x](https://a{{ data.file | default: \"y\" }})", 4, "only after the host"),
        wrong("[x](mailto:{{ data.file | default: \"y\" }})", 4, "only after the host"),
        wrong("[x](docs/import)", 4, "a link leads to an address that you write out"),
        wrong(
            "> ".repeat(40) + "x\n" + "*a ".repeat(40) + "b" + "*".repeat(40), 5, "nested deeper"),
        wrong("", 4, "the message is empty"),
        wrong("a\u202eb", 4, "an invisible character"),
        wrong("x".repeat(33_000), 4, "at most 32768 characters"),
        Arguments.of("Hello", 1, "'subject' is missing"),
        Arguments.of("---\nsubject: x\nHello", 1, "the front matter is not closed"),
        Arguments.of("---\nsubjekt: x\n---\nHello", 2, "did you mean 'subject'?"),
        Arguments.of("---\nsubject: [x]\n---\nHello", 2, "'subject' needs text"),
        Arguments.of("---\nsubject: x\nsubject: y\n---\nHello", 3, "stands here twice"),
        Arguments.of("---\nsubject: \"{{ data.error }}\"\n---\nHello", 2, "may be absent"),
        Arguments.of("---\nsubject: x\naction: go\n---\nHello", 3, "here stand words"),
        Arguments.of("---\nsubject: x\naction: {label: a}\n---\nHello", 3, "a label and a url"),
        Arguments.of(
            "---\nsubject: x\naction:\n  label: a\n  url: ftp://x\n---\nHello",
            5,
            "'url' is an address"),
        Arguments.of(
            """
            ---
            subject: x
            action:
              label: a
              url: "https://a{{ data.file | default: 'x' }}"
            ---
            Hello\
            """,
            5,
            "only after the host"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aFaultIsNamedWhereItStands(String file, int line, String message) {
    List<Problem> problems = Messages.problems("en/email.md", file);

    assertThat(problems)
        .as(problems.toString())
        .anySatisfy(problem -> {
          assertThat(problem.message()).contains(message);
          assertThat(problem.line()).isEqualTo(line);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ customer.locale }}",
        "{{ data.error | default: \"x\" | upcase | truncate: 20 }}",
        "{{ data.error | default: customer.locale }}",
        "{% if data.error %}{{ data.error }}{% endif %}",
        "{% if data.error and customer.plan == \"pro\" %}{{ data.error }}{{ customer.plan }}{%"
            + " endif %}",
        "{% if data.error %}a{% elsif data.file contains \"csv\" %}{{ data.file }}{% endif %}",
        "{% unless data.error %}a{% else %}{{ data.error }}{% endunless %}",
        "{% case data.error %}{% when \"E1\", \"E2\" %}{{ data.error }}{% else %}c{% endcase %}x",
        "{% comment %}{{ whatever }}{% endcomment %}x",
        "{%- if customer.plan -%}{{- customer.plan -}}{%- endif -%}x",
        "[x](https://docs.example.com/{{ data.file | default: \"y\" }}) <https://example.com>",
        "[x](mailto:help@example.com) [y]({{ links.unsubscribe }})",
        "{{ customer.firstName | default: \"x\" }} {{ customer.address.city | default: \"y\" }}"
      })
  void whatIsRightCompiles(String body) {
    assertThat(Messages.problems("en/email.md", HEAD + body)).isEmpty();
  }

  @Test
  void aTextMessageHasNoMarkupAndALength() {
    assertThat(Messages.problems("en/sms.md", "Hi **you**"))
        .extracting(Problem::message)
        .containsExactly("a text message has no markup: write it plain, addresses too");
    assertThat(Messages.problems("en/sms.md", "[x](https://example.com)")).isNotEmpty();
    assertThat(Messages.problems("en/sms.md", "x ".repeat(900)))
        .extracting(Problem::message)
        .first()
        .asString()
        .contains("at most 3 parts", "may need 13");
    assertThat(Messages.problems("en/sms.md", "---\ntitle: x\n---\nHello")).isNotEmpty();
    assertThat(Messages.problems("en/sms.md", "Hello. https://example.com/import")).isEmpty();
  }

  @Test
  void aLanguageThatWeDoNotSpeakBringsItsOwnFooter() {
    assertThat(Messages.problems("fr/email.md", "---\nsubject: x\n---\nBonjour"))
        .extracting(Problem::message)
        .hasSize(2)
        .allSatisfy(message -> assertThat(message).contains("in 'fr' you bring the words"));
    assertThat(
            Messages.problems(
                "fr/email.md",
                "---\nsubject: x\nwhy: Vous l'avez permis.\nstop: Arr\u00eater\n---\nBonjour"))
        .isEmpty();
  }

  @Test
  void aMessageWithoutAnUnsubscribeLinkCannotNameIt() {
    Findings findings = new Findings();
    MessageCompiler.compile(
        Map.of("en/email.md", HEAD + "{{ links.unsubscribe }}"),
        Messages.needs(Purpose.SERVICE),
        findings);

    assertThat(findings.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "messages of this purpose have no link that stops them; preferences_url leads to what"
                + " they want to get");
  }

  @Test
  void noMutationOfAMessageThrows() {
    String base =
        "---\nsubject: \"Hi {{ customer.name | default: 'you' }}\"\naction: {label: a, url:"
            + " https://example.com/x}\n---\nHi {% if data.error and data.file %}{{ data.error |"
            + " upcase }}{% else %}you{% endif %}\n\n- [x](https://example.com/{{ data.file |"
            + " default: \"y\" }})\n";
    String alphabet = "{}%|\"'[]()<>*_-#:.,a1 \n\t`!&\\\ud83d\u202e";
    Random random = new Random(42);
    int fine = 0;
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(base);
      for (int change = random.nextInt(1, 5); change > 0; change--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        }
      }
      Findings findings = new Findings();
      MessageSet set =
          MessageCompiler.compile(
              Map.of("en/email.md", text.toString()), Messages.needs(Purpose.HELP), findings);
      if (findings.isEmpty()) {
        // What compiles also renders, with everything and with nothing known.
        fine++;
        RenderContext nothing = Messages.context(Map.of(), Map.of());
        assertThat(Messages.rendered(set, Channel.EMAIL, nothing).text())
            .as(text.toString())
            .isNotBlank();
        set.render(
            Channel.EMAIL,
            Messages.context(Map.of("name", "Ana"), Map.of("error", "E1", "file", "f")));
      }
    }
    assertThat(fine).isBetween(100, 1_900);
  }
}
