package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageSetTest {
  private static final Map<String, String> THREE =
      Map.of("en/sms.md", "Hello", "de/sms.md", "Hallo", "pt-BR/sms.md", "Oi");

  @ParameterizedTest
  @CsvSource({
    "de, Hallo",
    "de-CH, Hallo",
    "DE_at, Hallo",
    "pt-BR, Oi",
    "pt_br, Oi",
    "pt, Hello",
    "fr, Hello",
    "x y z, Hello",
    "'', Hello",
    "en-GB, Hello"
  })
  void theLanguageFallsBackStepByStep(String locale, String text) {
    assertThat(
            Messages.rendered(
                    Messages.compiled(Purpose.HELP, THREE),
                    Channel.SMS,
                    Messages.context(Map.of("locale", locale), Map.of()))
                .text())
        .startsWith("Acme: " + text + "\n");
  }

  @Test
  void withoutEnglishTheFirstLanguageServes() {
    MessageSet set =
        Messages.compiled(Purpose.HELP, Map.of("fr/sms.md", "Salut", "de/sms.md", "Hallo"));

    assertThat(set.localeFor("en")).isEqualTo("de");
    assertThat(set.localeFor(null)).isEqualTo("de");
    assertThat(set.locales()).containsExactly("de", "fr");
  }

  @Test
  void aChannelWithoutAMessageIsAnErrorOfTheCaller() {
    MessageSet set = Messages.compiled(Purpose.HELP, THREE);

    assertThatThrownBy(() -> set.render(Channel.EMAIL, Messages.context(Map.of(), Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EMAIL");
  }

  @Test
  void aTextMessageIsPlainWords() {
    String file =
        "Hi {{ customer.first_name | default: \"there\" }},\nit is\nfixed.\n\n\nYour team\n";
    MessageSet set = Messages.compiled(Purpose.SERVICE, Map.of("en/sms.md", file));

    assertThat(text(set, Map.of("name", "Ana <b> Sol")))
        .isEqualTo("Hi Ana, it is fixed.\nYour team");
  }

  @Test
  void theNamesComeFromWhatIsKnown() {
    String file =
        "{{ customer.name | default: \"-\" }}/{{ customer.first_name | default: \"-\" }}/"
            + "{{ customer.locale }}/{{ customer.plan | default: \"-\" }}";
    MessageSet set = Messages.compiled(Purpose.HELP, Map.of("en/sms.md", file));

    assertThat(text(set, Map.of())).isEqualTo("-/-/en/-");
    assertThat(text(set, Map.of("name", "Ana Sol"))).isEqualTo("Ana Sol/Ana/en/-");
    assertThat(text(set, Map.of("name", "Sol, Ana"))).isEqualTo("Sol, Ana/-/en/-");
    assertThat(text(set, Map.of("firstName", "Ana", "lastName", "Sol", "plan", "pro")))
        .isEqualTo("Ana Sol/Ana/en/pro");
    assertThat(text(set, Map.of("locale", "pt-BR", "plan", " "))).isEqualTo("-/-/pt-BR/-");
  }

  private static String text(MessageSet set, Map<String, String> traits) {
    return text(set, traits, Map.of());
  }

  /// The words of a text message, without those how to stop.
  private static String text(MessageSet set, Map<String, String> traits, Map<String, String> data) {
    String text = Messages.rendered(set, Channel.SMS, Messages.context(traits, data)).text();
    return text.replace("\nReply STOP to stop.", "").replace("Acme: ", "");
  }

  @Test
  void filtersAndBranchesDoWhatTheySay() {
    String body =
        "{{ data.file | default: \"a\" | upcase | truncate: 6 }}{% if data.error == \"E1\" %} one"
            + "{% elsif data.error %} other{% else %} none{% endif %}{% case data.file %}{% when"
            + " \"people.csv\" %} csv{% else %} else{% endcase %}";
    MessageSet set = Messages.compiled(Purpose.HELP, Map.of("en/sms.md", body));

    assertThat(text(set, Map.of(), Map.of("file", "people.csv", "error", "E1")))
        .isEqualTo("PEO... one csv");
    assertThat(text(set, Map.of(), Map.of("error", "E2"))).isEqualTo("A other else");
    assertThat(text(set, Map.of(), Map.of())).isEqualTo("A none else");
  }

  @Test
  void thePlainPartReadsLikeTheRest() {
    String body =
        """
        # Title

        One
        line, [a link](https://example.com/a) and <https://example.com/b>.\\
        Next.

        - one
        - two
          1. inner
          2. more

        > quoted

        ```
        code  here
        ```
        """;

    assertThat(Messages.email(body, Map.of(), Map.of()).text())
        .isEqualTo(
            """
            Title

            One line, a link (https://example.com/a) and https://example.com/b.
            Next.

            - one
            - two
              1. inner
              2. more

            quoted

            code  here

            Why you get this: you allowed us to send you help and tips.
            Stop these e-mails: https://example.com/stop/abc?x=1&y=2
            Acme Inc., 1 Example Street, Springfield
            """);
  }

  @Test
  void onlyWhatAsksForConsentOffersToStop() {
    Map<String, String> files = Map.of("en/email.md", "---\nsubject: x\n---\nHello");
    for (Purpose purpose : Purpose.values()) {
      Message.Email email =
          (Message.Email)
              Messages.rendered(
                  Messages.compiled(purpose, files),
                  Channel.EMAIL,
                  Messages.context(Map.of(), Map.of()));
      boolean stops = purpose == Purpose.HELP || purpose == Purpose.MARKETING;

      assertThat(email.text()).contains("Why you get this:");
      assertThat(email.text().contains(Messages.STOP)).isEqualTo(stops);
      assertThat(Jsoup.parse(email.html()).select("a[href*=stop]")).hasSize(stops ? 1 : 0);
    }
  }

  @Test
  void anEmailIsAWholeAccessibleDocument() {
    Document document = Jsoup.parse(Messages.email("Hello\n\n## Two\n", Map.of(), Map.of()).html());

    assertThat(document.documentType()).isNotNull();
    assertThat(document.select("html").attr("lang")).isEqualTo("en");
    assertThat(document.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
    assertThat(document.select("table").eachAttr("role")).containsOnly("presentation");
    assertThat(document.select("[role=article]").attr("aria-label")).isEqualTo("Hello");
    assertThat(document.select("h2").attr("style")).contains("font-size");
    assertThat(document.select("[style*=max-width:600px]")).hasSize(1);
  }

  @Test
  void eightThreadsRenderAsOneDoes() throws Exception {
    MessageSet set =
        Messages.compiled(
            Purpose.HELP,
            Map.of(
                "en/email.md",
                "---\nsubject: \"{{ customer.name | default: 'x' }}\"\n---\n{% if data.error %}**{{"
                    + " data.error }}**{% else %}none{% endif %} {{ customer.name | default: \"x\""
                    + " | upcase }}"));
    List<Message> alone = IntStream.range(0, 400).mapToObj(i -> rendered(set, i)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Message>> together = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int number = i;
        together.add(threads.submit(() -> rendered(set, number)));
      }
      for (int i = 0; i < 400; i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    }
  }

  private static Message rendered(MessageSet set, int number) {
    return Messages.rendered(
        set,
        Channel.EMAIL,
        Messages.context(
            Map.of("name", "n" + number),
            number % 3 == 0 ? Map.of() : Map.of("error", "E" + number)));
  }
}
