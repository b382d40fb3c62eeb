package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.WeeklyWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartTest {
  private static final Heart HEART = Policy.standard().heart();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I was charged twice, this is a dispute | billing dispute",
        "Mir wurde doppelt abgebucht! | billing dispute",
        "MEINE RECHNUNG IST FALSCH | billing dispute",
        "my payment failed again |",
        "meine Zahlung ist fehlgeschlagen |",
        "payment declined, please retry the card |",
        "Please cancel my subscription. | cancellation",
        "Ich möchte kündigen | cancellation",
        "how do I cancel an upload? |",
        "My account was HACKED?! | security",
        "see you at the hackathon |",
        "jemand hat mein Konto gehackt | security",
        "my father passed away | bereavement",
        "mein Mann ist verstorben | bereavement",
        "the dead letter queue is full |",
        "I'm in hospital | health",
        "Ich bin im Krankenhaus | health",
        "my lawyer will call you | legal",
        "unser Rechtsanwalt meldet sich | legal",
        "I lost my job | hardship",
        "the import is stuck |",
      })
  void theWordsOfBothLanguagesShowATopic(String text, @Nullable String topic) {
    assertThat(HEART.touchedBy(text).stream().map(Stake::topic))
        .isEqualTo(topic == null ? List.of() : List.of(topic));
  }

  @Test
  void aTextMayTouchSeveralAndTheHighestSeverityCounts() {
    List<Stake> touched = HEART.touchedBy("I was hacked and want my money back");

    assertThat(touched).extracting(Stake::topic).containsExactly("billing dispute", "security");
    assertThat(Heart.highest(touched.stream().map(Stake::severity).toList()))
        .isEqualTo(Severity.CRITICAL);
    assertThat(Heart.highest(List.of())).isEqualTo(Severity.NORMAL);
  }

  @Test
  void aTopicIsFoundByItsName() {
    assertThat(HEART.of("billing dispute")).isPresent();
    assertThat(HEART.of("billing")).isEmpty();
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
