package dev.headsup.engine.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.policy.Heart;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.policy.Stake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeardTest {
  private static final Heart HEART = Policy.standard().heart();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The new export is great, thank you           | POSITIVE
          This is not great at all                     | NEGATIVE
          Not bad!                                     | POSITIVE
          No problems here. The import failed          | NEGATIVE
          Your app is terrible and support is useless  | NEGATIVE
          I moved to Berlin last week                  | NEUTRAL
          @acme https://example.com/awful              | NEUTRAL
          works now :)                                 | POSITIVE
          Das ist wirklich super, danke                | POSITIVE
          Das ist nicht gut                            | NEGATIVE
          Seit Stunden geht nichts, eine Frechheit     | NEGATIVE
          Die Rechnung kam am Montag                   | NEUTRAL
          """)
  void aTextIsForOrAgainst(String text, Tone.Sentiment sentiment) {
    assertThat(Heard.in(text, HEART).tone().sentiment()).isEqualTo(sentiment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I'm desperate, I don't know what to do       | true
          Please, I’m crying, I can't take this anymore | true
          Ich bin verzweifelt und kann nicht mehr      | true
          Der Import hat sechs Fehler                  | false
          The import failed six times and I am annoyed | false
          No emergency, just asking                    | false
          """)
  void distressIsHeardAndAnnoyanceIsNone(String text, boolean distress) {
    assertThat(Heard.in(text, HEART).tone().distress()).isEqualTo(distress);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Can I talk to a human please                 | true
          Please call me back                          | true
          Ich möchte mit einem Menschen sprechen       | true
          I am a person who likes this                 | false
          """)
  void aWishForAPersonIsHeard(String text, boolean person) {
    assertThat(Heard.in(text, HEART).tone().wantsPerson()).isEqualTo(person);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You charged me twice, I want my money back   | billing dispute
          My card payment failed                       | ''
          My payment failed again, please fix it       | ''
          I want to cancel my subscription             | cancellation
          I do not want to cancel my subscription      | ''
          Somebody logged in, I think I was hacked     | security
          My husband passed away in May                | bereavement
          I was in hospital and missed the date        | health
          My lawyer will take you to court             | legal
          I lost my job and can't afford it            | hardship
          Meine Mutter ist verstorben                  | bereavement
          Ich kündige meinen Vertrag                   | cancellation
          Es wurde doppelt abgebucht                   | billing dispute
          Die Zahlung ist fehlgeschlagen               | ''
          """)
  void highStakesAreNamedAndAFailedPaymentIsNoDispute(String text, String stakes) {
    assertThat(String.join(",", Heard.in(text, HEART).tone().stakes())).isEqualTo(stakes);
  }

  @Test
  void aCompanysOwnStakesAreHeardToo() {
    Stake press = new Stake("press", Severity.CRITICAL, List.of("newspaper"), List.of());
    Heart own =
        new Heart(
            List.of(press),
            HEART.distress(),
            HEART.again(),
            HEART.promise(),
            HEART.desk(),
            HEART.deskZone(),
            null);

    Tone tone = Heard.in("My lawyer and the newspaper say so", own).tone();

    assertThat(tone.stakes()).containsExactly("legal", "press");
    assertThat(tone.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aGermanArticleIsNoEnglishDeath() {
    assertThat(Heard.in("Die App ist gut und ich mag die Farben", HEART).tone().sentiment())
        .isEqualTo(Tone.Sentiment.POSITIVE);
  }

  @Test
  void nothingIsKeptOfTheTextAndNothingOddBreaksIt() {
    String odd = "\ud800 ''' \u0000 !!! :( @@ https:// " + "x".repeat(50_000);

    assertThat(Heard.in("", HEART)).isEqualTo(Heard.NOTHING);
    assertThat(Heard.in(odd, HEART).tone().sentiment()).isEqualTo(Tone.Sentiment.NEGATIVE);
    assertThat(Heard.in("Zebra awful", HEART).toString()).doesNotContain("Zebra");
  }
}
