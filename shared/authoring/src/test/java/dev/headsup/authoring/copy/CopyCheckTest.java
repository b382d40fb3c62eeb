package dev.headsup.authoring.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyCheckTest {
  private static Findings check(String path, String text, Purpose purpose, boolean incident) {
    Findings findings = new Findings();
    CopyCheck.check(Map.of(path, text), purpose, incident, Brand.NONE, findings);
    return findings;
  }

  private static Findings english(String body) {
    return check("en/email.md", "---\nsubject: Importing\n---\n" + body, Purpose.HELP, false);
  }

  @Test
  void whatShipsIsFine() {
    TriggerFolders.read(Path.of("../../triggers"))
        .forEach((id, files) -> {
          Findings findings = new Findings();
          CopyCheck.check(files, Purpose.HELP, false, Brand.NONE, findings);
          assertThat(findings.sorted()).as(id).isEmpty();
          assertThat(findings.advice()).as(id).isEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; The import did not work because you failed to save it.; you failed; did not go"
            + " through",
        "en; You entered an invalid date. Please try again.; You entered an invalid; 16 digits",
        "en; We noticed that you are stuck. Try the guide.; We noticed that you; talk about",
        "en; We\u2019ve seen you struggle. Try this.; We've seen you; talk about the thing",
        "en; You tried to import it 3 times. Try this.; You tried to import it 3 times; do not"
            + " count",
        "en; Our records show a problem. Please wait.; Our records show; behind the link",
        "de; Du hast da etwas falsch gemacht. Bitte lies das.; Du hast da etwas falsch;"
            + " Spaltennamen",
        "de; Uns ist aufgefallen, dass Sie nicht weiterkommen.; Uns ist aufgefallen, dass Sie;"
            + " Sache",
        "de; Sie haben es schon dreimal versucht.; Sie haben es schon dreimal versucht; nicht"
            + " z\u00e4hlen",
        "de; Das ist Ihr Fehler. Bitte lesen Sie das.; Ihr Fehler; was geschah"
      })
  void blameAndWatchingAreFaultsWithABetterWay(
      String language, String text, String phrase, String better) {
    List<Problem> faults =
        check(language + "/inbox.md", "---\ntitle: x\n---\nHallo,\n\n" + text, Purpose.HELP, false)
            .sorted();

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().line()).isEqualTo(6);
    assertThat(faults.getFirst().message()).contains("'" + phrase + "'", better);
  }

  @Test
  void aPhraseIsFoundAcrossLinesAndLiquid() {
    List<Problem> faults = english("The import stopped.\nWe noticed\nthat you left.\n").sorted();

    assertThat(faults).extracting(Problem::line).containsExactly(5);
    assertThat(english("{% if data.error %}You failed.{% endif %} Please retry.").sorted())
        .hasSize(1);
    assertThat(english("The import stopped. {{ data.x | default: \"your fault\" }}").sorted())
        .hasSize(1);
    assertThat(english("The import stopped. {% comment %}your fault{% endcomment %}").sorted())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The payment failed. Please check the card.",
        "Did the import fail? The guide helps.",
        "Your file is ready. You can open it.",
        "If your default browser stopped, please restart it.",
        "We see to it that the export works again. Please wait.",
        "Your failover is set up and ready. Nothing to do."
      })
  void whatIsFineStaysUntouched(String body) {
    assertThat(english(body).sorted()).isEmpty();
  }

  @Test
  void aSecurityMessageMaySayThatWeSawSomething() {
    Findings findings =
        check(
            "en/sms.md",
            "We noticed that you signed in on a new phone. Not you? Reply NO.",
            Purpose.SECURITY,
            false);

    assertThat(findings.sorted()).isEmpty();
    assertThat(findings.advice()).hasSize(1);
  }

  @Test
  void whatAMessageShouldSayIsAsked() {
    assertThat(english("Hello dear friend.").advice())
        .extracting(Problem::message)
        .hasSize(2)
        .anySatisfy(message -> assertThat(message).contains("what happened"))
        .anySatisfy(message -> assertThat(message).contains("what to do"));
    assertThat(english("The import did not work. Please open it again.").advice()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Checkout is down. Nothing to do for you.; 1",
        "Checkout is down. Please wait, we write again within 30 minutes.; 0",
        "Checkout is down. Please wait. Next update at noon.; 0",
        "Checkout works again. Nothing to do for you.; 0"
      })
  void anIncidentSaysWhenTheNextWordComes(String text, int advice) {
    assertThat(check("en/sms.md", text, Purpose.SERVICE, true).advice())
        .filteredOn(each -> each.message().contains("next word"))
        .hasSize(advice);
    assertThat(check("en/sms.md", text, Purpose.SERVICE, false).advice())
        .filteredOn(each -> each.message().contains("next word"))
        .isEmpty();
  }

  @Test
  void aHeavyTextGetsAdviceAndALightOneNone() {
    String heavy =
        "Unfortunately the synchronisation of organisational configuration information experienced"
            + " considerable intermittent irregularities, necessitating comprehensive verification"
            + " of administrative authorisation parameters, approximately immediately, preferably"
            + " incorporating additional documentation, notwithstanding operational"
            + " availability considerations regarding international infrastructure.";
    assertThat(english(heavy).advice())
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains("60 is plain"));
    assertThat(english(heavy).sorted()).isEmpty();
  }

  @Test
  void theBrandsWordsAreWrittenOneWay() {
    Brand brand =
        new Brand(
            "Acme", "", List.of(new Brand.Term("Acme Cloud", List.of("AcmeCloud", "our cloud"))));
    Findings findings = new Findings();
    CopyCheck.check(
        Map.of("fr/sms.md", "acme cloud et AcmeCloud, Our Cloud. Acme Cloud. xAcmeCloudy"),
        Purpose.SERVICE,
        false,
        brand,
        findings);

    assertThat(findings.advice())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "'acme cloud' is written 'Acme Cloud'",
            "'AcmeCloud' is called 'Acme Cloud'",
            "'Our Cloud' is called 'Acme Cloud'");
  }

  @Test
  void inOtherLanguagesOnlyWhatNeedsNoWordsIsChecked() {
    assertThat(CopyCheck.languages()).containsExactlyInAnyOrder("en", "de");
    Findings findings = check("fr/sms.md", "Bonjour!! Vous avez tort.", Purpose.HELP, true);

    assertThat(findings.sorted()).isEmpty();
    assertThat(findings.advice())
        .extracting(Problem::message)
        .containsExactly("'!!' is loud; one mark is enough");
  }
}
