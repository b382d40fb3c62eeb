package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.mention.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartTest {
  private static final Heart HEART = Policy.standard().heart();

  private static Heart hearing(Stake... stakes) {
    return new Heart(
        List.of(stakes),
        HEART.distress(),
        HEART.again(),
        HEART.promise(),
        HEART.desk(),
        HEART.deskZone(),
        null);
  }

  private static final Stake DISPUTE =
      new Stake(
          "billing dispute",
          Severity.HIGH,
          List.of("charged twice", "dispute*", "doppelt abgebucht", "Rückbuchung*"),
          List.of("dispute settings"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I was CHARGED   TWICE! | true",
        "you charged (twice) | true",
        "disputed, and I dispute it | true",
        "my payment failed | false",
        "discharged twice | false",
        "charged twiceover | false",
        "Mir wurde doppelt abgebucht. | true",
        "die Rückbuchungen | true",
        "where are the dispute settings? | false",
        "the dispute settings, and a dispute | true",
        "'' | false",
      })
  void wholeWordsShowATopicAndAStarStandsForAnyEnding(String text, boolean shown) {
    assertThat(hearing(DISPUTE).touchedBy(text)).hasSize(shown ? 1 : 0);
  }

  @Test
  void aTextMayTouchSeveralAndTheHighestSeverityCounts() {
    Stake safety = new Stake("safety", Severity.CRITICAL, List.of("smoke", "burn*"), List.of());

    List<Stake> touched =
        hearing(DISPUTE, safety).touchedBy("The device was burning and I was charged twice");

    assertThat(touched).containsExactly(DISPUTE, safety);
    assertThat(Heart.highest(touched.stream().map(Stake::severity).toList()))
        .isEqualTo(Severity.CRITICAL);
    assertThat(Heart.highest(List.of())).isEqualTo(Severity.NORMAL);
  }

  /// The standard topics are those that feeds hear in a text by themselves.
  @ParameterizedTest
  @CsvSource({
    "I dispute the charge, billing dispute",
    "please cancel my subscription, cancellation",
    "Mein Konto wurde gehackt, security",
    "my husband died, bereavement",
    "ich bin im Krankenhaus, health",
    "my lawyer will write, legal",
  })
  void theStandardTopicsAreThoseThatAreHeard(String text, String topic) {
    assertThat(Heard.in(text, HEART).tone().stakes()).containsExactly(topic);
    assertThat(HEART.stakes()).extracting(Stake::topic).contains(topic);
  }

  @Test
  void ofSeveralTopicsTheWorstSaysHowSoonAPersonMustLook() {
    assertThat(HEART.severity(List.of())).isEqualTo(Severity.NORMAL);
    assertThat(HEART.severity(List.of("cancellation"))).isEqualTo(Severity.HIGH);
    assertThat(HEART.severity(List.of("cancellation", "security"))).isEqualTo(Severity.CRITICAL);
    // Heard by our words, and not named by the policy.
    assertThat(HEART.severity(List.of("hardship"))).isEqualTo(Severity.HIGH);
  }

  // The team is there from 9 to 17; 2026-03-04 is a Wednesday, and Berlin is an hour ahead.
  @ParameterizedTest
  @CsvSource({
    "2026-03-04T09:00:00Z, 2026-03-04T11:00:00Z",
    "2026-03-04T15:59:59Z, 2026-03-04T17:59:59Z",
    "2026-03-04T16:00:00Z, 2026-03-05T10:00:00Z",
    "2026-03-04T03:00:00Z, 2026-03-04T10:00:00Z",
  })
  void aPromiseBeginsWhenSomebodyOfTheTeamIsThere(Instant opened, Instant promised) {
    Heart heart =
        new Heart(
            HEART.stakes(),
            HEART.distress(),
            HEART.again(),
            HEART.promise(),
            QuietHours.of(List.of(WeeklyWindow.daily(LocalTime.of(17, 0), LocalTime.of(9, 0)))),
            ZoneId.of("Europe/Berlin"),
            null);

    assertThat(heart.promised(Severity.HIGH, opened)).isEqualTo(promised);
  }

  @Test
  void aTeamThatIsNeverThereStillHasATime() {
    Heart nobody =
        new Heart(
            List.of(),
            null,
            Duration.ZERO,
            HEART.promise(),
            QuietHours.of(List.of(WeeklyWindow.daily(LocalTime.NOON, LocalTime.NOON))),
            ZoneId.of("UTC"),
            null);

    assertThat(nobody.promised(Severity.NORMAL, Instant.EPOCH))
        .isEqualTo(Instant.EPOCH.plus(Duration.ofHours(8)));
  }
}
