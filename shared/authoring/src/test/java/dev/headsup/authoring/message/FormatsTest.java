package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Problem;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  private static Formats formats(String tag) {
    return new Formats(Locale.forLanguageTag(tag), ZoneId.of("Europe/Zurich"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en-US; 2026-01-31T13:30:00Z; long; January 31, 2026",
        "en-GB; 2026-01-31T13:30:00Z; long; 31 January 2026",
        "en-GB; 2026-01-31T13:30:00Z; full; Saturday, 31 January 2026",
        "de; 2026-01-31; long; 31. Januar 2026",
        "de-AT; 2026-01-31; long; 31. J\u00e4nner 2026",
        "de; 2026-01-31; medium; 31.01.2026",
        "de; 2026-01-31T23:30:00Z; long; 1. Februar 2026",
        "de; 2026-01-31T23:30:00; long; 1. Februar 2026",
        "de; 2026-01-31T23:30:00+01:00; long; 31. Januar 2026",
        "de; 1769902200; long; 1. Februar 2026",
        "de; 1769902200000; long; 1. Februar 2026"
      })
  void aDayIsWrittenAsTheCustomerWritesIt(String tag, String value, String style, String shown) {
    assertThat(formats(tag).date(value, style)).contains(shown);
  }

  @Test
  void aTimeIsOnTheCustomersClockOrSaysWhose() {
    assertThat(formats("de").time("2026-01-31T13:30:00Z")).contains("14:30");
    assertThat(formats("de").time("2026-07-31T13:30:00Z")).as("summer").contains("15:30");
    assertThat(formats("en-US").time("2026-01-31T13:30:00Z")).contains("2:30 PM");
    assertThat(new Formats(Locale.GERMAN, null).time("2026-01-31T13:30:00Z")).contains("13:30 UTC");
    assertThat(formats("de").dateTime("2026-01-31T13:30:00Z", "long"))
        .contains("31. Januar 2026, 14:30");
    assertThat(formats("de").time("2026-01-31")).as("a day has no time").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-13-01",
        "2026-02-30",
        "31.01.2026",
        "12",
        "2026-01-31T25:00:00Z"
      })
  void whatIsNoDayIsAbsent(String value) {
    assertThat(formats("en").date(value, "long")).isEmpty();
    assertThat(formats("en").dateTime(value, "long")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; 1234567.891; -1; 1,234,567.891",
        "de; 1234567.891; 1; 1.234.567,9",
        "de-CH; 1234567.5; 2; 1\u2019234\u2019567.50",
        "fr; 1234.5; -1; 1 234,5",
        "en; -3; 0; -3"
      })
  void aNumberHasTheMarksOfTheLanguage(String tag, String value, int decimals, String shown) {
    assertThat(formats(tag).number(value, decimals)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "12px", "0x10", "1,5", "NaN", "1234567890123456", "--1", "\u0661"})
  void whatIsNoNumberIsAbsent(String value) {
    assertThat(formats("en").number(value, -1)).isEmpty();
    assertThat(formats("en").percent(value, 0)).isEmpty();
    assertThat(formats("en").money(value, "EUR")).isEmpty();
    assertThat(formats("en").plural(value, "a", "b")).isEmpty();
  }

  @Test
  void partsAndAmountsAreWrittenOut() {
    assertThat(formats("en").percent("0.25", 0)).contains("25%");
    assertThat(formats("de").percent("0.255", 1)).contains("25,5 %");
    assertThat(formats("de").money("1234.5", "EUR")).contains("1.234,50 \u20ac");
    assertThat(formats("en-US").money("1234.5", "usd")).contains("$1,234.50");
    assertThat(formats("en").money("1234", "JPY")).contains("\u00a51,234");
    assertThat(formats("en").money("5", "euros")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1, one",
    "en, 0, many",
    "en, 2, many",
    "en, 1.0, one",
    "en, 1.5, many",
    "de, 1, one",
    "de, 2, many",
    "fr, 0, one",
    "fr, 1.9, one",
    "fr, 2, many",
    "ja, 1, many"
  })
  void aCountTakesItsWord(String tag, String count, String word) {
    assertThat(formats(tag).plural(count, "one", "many")).contains(word);
    assertThat(Plurals.isOne(Locale.forLanguageTag(tag), new BigDecimal(count)))
        .isEqualTo(word.equals("one"));
  }

  @Test
  void aListIsJoinedAsTheLanguageJoinsIt() {
    assertThat(formats("en-GB").list("a, b, c")).isEqualTo("a, b and c");
    assertThat(formats("de").list("checkout,imports")).isEqualTo("checkout und imports");
    assertThat(formats("de").list("checkout")).isEqualTo("checkout");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{{ data.error | date }}; 'date' prints nothing when the value cannot be read",
        "{% if data.error %}{{ data.error | number }}{% endif %}; add | default: \"...\" after it",
        "{{ data.error | date: \"short\" | default: \"x\" }}; 'date' needs \"full\", \"long\"",
        "{{ data.error | date: \"%B %d\" | default: \"x\" }}; follows the customer's language",
        "{{ data.error | pluralize: \"file\" | default: \"x\" }}; two arguments, here are 1",
        "{{ data.error | upcase | date | default: \"x\" }}; put 'date' first",
        "{{ data.error | time: \"long\" | default: \"x\" }}; 'time' takes no argument",
        "{{ data.error | money | default: \"x\" }}; 'money' takes one argument",
        "{{ data.error | dat | default: \"x\" }}; did you mean 'date'?"
      })
  void aFilterThatIsWronglyUsedIsNamed(String body, String message) {
    assertThat(Messages.problems("en/inbox.md", "---\ntitle: x\n---\n" + body))
        .extracting(Problem::message)
        .anySatisfy(each -> assertThat(each).contains(message));
  }

  @Test
  void whereTwoFormsAreNotEnoughPluralizeIsRefused() {
    String text = "{{ data.file | pluralize: \"plik\", \"pliki\" | default: \"pliki\" }}";

    assertThat(Messages.problems("pl/sms.md", text))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("{% case %}");
    assertThat(Messages.problems("de/sms.md", text)).isEmpty();
  }

  @Test
  void aMessageInAnotherLanguageKeepsItsOwnMarks() {
    MessageSet set =
        Messages.compiled(
            Purpose.SERVICE,
            Map.of(
                "en/sms.md", "{{ data.file | number: 2 | default: \"-\" }}",
                "de/sms.md", "{{ data.file | number: 2 | default: \"-\" }}"));
    Map<String, String> data = Map.of("file", "1234.5");

    assertThat(text(set, "fr", data)).as("no French message").contains("1,234.50");
    assertThat(text(set, "de-CH", data)).contains("1'234.50");
    assertThat(text(set, "de", data)).contains("1.234,50");
  }

  private static String text(MessageSet set, String locale, Map<String, String> data) {
    return Messages.rendered(set, Channel.SMS, Messages.context(Map.of("locale", locale), data))
        .text();
  }
}
