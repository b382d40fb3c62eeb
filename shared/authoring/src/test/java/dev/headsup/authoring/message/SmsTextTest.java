package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Problem;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.message.SmsParts;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmsTextTest {
  private static final Links WHY = new Links("https://example.com/c/w", "", "", "");

  private static Rendered rendered(
      Purpose purpose, String path, String text, Map<String, String> data, Links links) {
    return Messages.compiled(purpose, Map.of(path, text))
        .render(
            Channel.SMS,
            Messages.context(
                Map.of("locale", path.substring(0, path.indexOf('/'))),
                data,
                links,
                Messages.ACME));
  }

  private static String sent(Purpose purpose, String path, String text, Map<String, String> data) {
    Rendered rendered = rendered(purpose, path, text, data, Links.NONE);
    assertThat(rendered).isInstanceOf(Rendered.Made.class);
    return ((Rendered.Made) rendered).message().text();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void everyOneNamesItsSenderAndTheWordThatStopsIt(Purpose purpose) {
    assertThat(sent(purpose, "en/sms.md", "It works again.", Map.of()))
        .isEqualTo("Acme: It works again.\nReply STOP to stop.");
    assertThat(sent(purpose, "de/sms.md", "Es geht wieder.", Map.of()))
        .isEqualTo("Acme: Es geht wieder.\nKeine SMS mehr: STOP antworten.");
    assertThat(sent(purpose, "fr/sms.md", "C'est fini.", Map.of()))
        .isEqualTo("Acme: C'est fini.\nSTOP");
    assertThat(sent(purpose, "fr/sms.md", "---\nstop: Pour finir STOP\n---\nC'est fini.", Map.of()))
        .endsWith("\nPour finir STOP");
    assertThat(sent(purpose, "en/sms.md", "At ACME it works again.", Map.of()))
        .startsWith("At ACME");
  }

  @Test
  void withoutASenderNoneGoesOut() {
    MessageSet set = Messages.compiled(Purpose.SERVICE, Map.of("en/sms.md", "It works."));

    assertThat(
            set.render(Channel.SMS, Messages.context(Map.of(), Map.of(), Links.NONE, Brand.NONE)))
        .isInstanceOfSatisfying(
            Rendered.Refused.class, refused -> assertThat(refused.reason()).contains("no name"));
  }

  @Test
  void whoSaysHowToStopByALinkNeedsNoWordForIt() {
    Rendered rendered =
        rendered(
            Purpose.HELP,
            "en/sms.md",
            "A guide helps. Stop: {{ stop_url }}",
            Map.of(),
            new Links("", "", "https://example.com/s", ""));

    assertThat(((Rendered.Made) rendered).message().text())
        .isEqualTo("Acme: A guide helps. Stop: https://example.com/s");
  }

  @Test
  void theLinkThatSaysWhyGoesAlongWhereThereIsRoom() {
    assertThat(why(Purpose.SERVICE, "It works again."))
        .endsWith("stop. Why: https://example.com/c/w");
    String full = "It works again. ".repeat(8);
    assertThat(why(Purpose.SERVICE, full)).as("a part more").doesNotContain("Why:");
    assertThat(why(Purpose.HELP, full)).contains("Why: https://example.com/c/w");
  }

  private static String why(Purpose purpose, String text) {
    return ((Rendered.Made) rendered(purpose, "en/sms.md", text, Map.of(), WHY)).message().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\u201cDone\u201d \u2013 it\u2019s\u2026; \"Done\" - it's...",
        "\u00abFait\u00bb\u202f!; \"Fait\" !",
        "\u0141\u00f3d\u017a \u010dar; \u0141\u00f3d\u017a \u010dar"
      })
  void typographicMarksCostNothing(String written, String sent) {
    assertThat(SmsText.simple(written)).isEqualTo(sent);
  }

  @Test
  void lettersOutsideTheAlphabetGiveWayOnlyWhenTheyMust() {
    String text = "Hi {{ data.file | default: \"there\" }}, it works. ";

    assertThat(sent(Purpose.SERVICE, "en/sms.md", text, Map.of("file", "\u0141\u00f3d\u017a")))
        .contains("Hi \u0141\u00f3d\u017a,");
    Rendered.Made dear =
        (Rendered.Made)
            rendered(
                Purpose.SERVICE,
                "en/sms.md",
                text + "Thank you for waiting. ".repeat(12),
                Map.of("file", "\u0141\u00f3d\u017a \ud83d\ude00"),
                Links.NONE);
    assertThat(dear.message().text()).contains("Hi Lodz,");
    assertThat(dear.notes()).singleElement().asString().contains("GSM alphabet");
    assertThat(SmsText.gsm("\u0418\u0432\u0430\u043d")).isEmpty();
  }

  @Test
  void aValueInAnotherScriptGivesWayToTheDefault() {
    Rendered.Made made =
        (Rendered.Made)
            rendered(
                Purpose.SERVICE,
                "en/sms.md",
                "Hi {{ data.file | default: \"there\" }}, " + "it works again. ".repeat(22),
                Map.of("file", "\u0418\u0432\u0430\u043d"),
                Links.NONE);

    assertThat(made.message().text()).startsWith("Acme: Hi there, it works");
  }

  @Test
  void longValuesAreCutAndTheWordsStay() {
    Rendered.Made made =
        (Rendered.Made)
            rendered(
                Purpose.SERVICE,
                "en/sms.md",
                "{{ data.file | default: \"x\" }} and {{ data.error | default: \"y\" }} work. "
                    + "Thank you for waiting. ".repeat(12),
                Map.of("file", "f".repeat(150), "error", "e".repeat(150)),
                Links.NONE);

    assertThat(made.message().text()).contains("f".repeat(17) + "...", "e...", "STOP");
    assertThat(made.notes()).singleElement().asString().contains("cut to");
    assertThat(SmsParts.of(made.message().text()).parts()).isLessThanOrEqualTo(3);
  }

  @Test
  void whatCannotFitIsAFaultAtSaveWithItsReason() {
    assertThat(Messages.problems("en/sms.md", "It works again. ".repeat(28)))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("at most 3 parts", "may need 4");
    assertThat(Messages.problems("en/sms.md", "It works again \ud83d\ude00. ".repeat(12)))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("'\ud83d\ude00' makes each part 67 characters instead of 153");
    assertThat(
            Messages.problems(
                "en/sms.md",
                "{% if data.file %}"
                    + "It works again. ".repeat(20)
                    + "{% else %}"
                    + "It is slow now. ".repeat(20)
                    + "{% endif %}"))
        .as("of two branches the longer counts")
        .isEmpty();
  }

  @Test
  void ofTheLinksOfOthersNoneIsCountedOnBlindly() {
    String three = "{{ why_url }} {{ person_url }} {{ preferences_url }}";

    assertThat(Messages.problems("en/sms.md", three)).isNotEmpty();
    assertThat(Messages.problems("en/sms.md", "{{ why_url }}")).isEmpty();
  }

  /// What passes the check fits, whatever the values: thousands of messages made at random.
  @Test
  void whatPassesTheCheckFits() {
    Random random = new Random(11);
    String[] pieces = {
      "It works again. ",
      "{{ data.file | default: \"your file\" }} ",
      "{{ customer.first_name | default: \"there\" | append: \", hello\" }} ",
      "{{ data.error | date: \"full\" | default: \"soon\" }} ",
      "{% if data.error %}and {{ data.error }} too {% else %}not yet, please wait {% endif %}",
      "{% case data.file %}{% when \"a\" %}one {% else %}two and a half {% endcase %}",
      "\u20ac[]{} ",
      "\u0416 "
    };
    List<String> hostile = Hostile.values();
    int fine = 0;
    for (int round = 0; round < 1_500; round++) {
      StringBuilder text = new StringBuilder("Hi. ");
      for (int i = random.nextInt(1, 22); i > 0; i--) {
        text.append(pieces[random.nextInt(random.nextInt(5) == 0 ? 8 : 6)]);
      }
      if (!Messages.problems("en/sms.md", text.toString()).isEmpty()) {
        continue;
      }
      fine++;
      Map<String, String> data =
          Map.of(
              "file",
              hostile.get(random.nextInt(500)),
              "error",
              random.nextBoolean() ? "2026-01-31" : hostile.get(random.nextInt(500)));
      Rendered rendered = rendered(Purpose.HELP, "en/sms.md", text.toString(), data, Links.NONE);
      assertThat(rendered).as(text + " with " + data).isInstanceOf(Rendered.Made.class);
      Message message = ((Rendered.Made) rendered).message();
      assertThat(SmsParts.of(message.text()).parts()).isLessThanOrEqualTo(SmsText.MOST);
    }
    assertThat(fine).isBetween(300, 1_450);
  }
}
