package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Unanswered.Price;
import dev.headsup.functions.console.ActivityPage.Activity;
import dev.headsup.functions.console.ActivityPage.Chip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ActivityPageTest {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 19);

  private final Scene scene = Afternoon.scene();

  @Test
  void theFirstQuestionThatStoppedItIsMarkedAndTheRestWereNotAsked() {
    Detail tom = row(page(Outcome.NOT_TOLD, null), "Tom Lindqvist");

    assertThat(tom.gates())
        .extracting(Detail.Asked::question, Detail.Asked::answer)
        .containsExactly(tuple("May we?", "stopped here"));
    assertThat(tom.others())
        .extracting(Detail.Asked::question)
        .containsExactlyElementsOf(
            Arrays.stream(Gate.values())
                .filter(gate -> gate != Gate.CONSENT)
                .map(gate -> gate.question())
                .toList());
    assertThat(tom.others().getFirst().answer()).isEqualTo("yes");
    assertThat(tom.others().subList(1, tom.others().size()))
        .extracting(Detail.Asked::answer)
        .containsOnly("not asked");
    assertThat(tom.othersInWords()).isEqualTo("1 more, nothing against it; 16 not asked any more");
    assertThat(tom.change()).startsWith("A yes from this customer");
  }

  @Test
  void whyThereWasNoCaseIsToldForEachTriggerOfOneCustomer() {
    Activity tom = new ActivityPage(scene.sources(), true).of(new CustomerId("tom"), "");

    WhyNotPart.Row row = Objects.requireNonNull(tom.whyNot()).rows().getFirst();

    assertThat(row.trigger()).isEqualTo("Stuck on CSV import");
    assertThat(row.word()).isEqualTo("1 condition is not met");
    assertThat(row.found())
        .extracting(Detail.Asked::question, Detail.Asked::answer)
        .containsExactly(
            tuple("the trigger is live", "yes"),
            tuple("Import Failed: never seen, as far as is remembered", "no"));
    assertThat(page(null, null).whyNot()).isNull();
    assertThat(scene.get("/console/activity", Map.of("customer", "tom")).body())
        .contains("Import Failed: never seen, as far as is remembered");
  }

  /// DESIGN, section 6: what unknown outcomes may have cost is counted and shown.
  @Test
  void whatMayHaveBeenHeardTwiceOrNeverIsShownByChannelForSevenDays() {
    count(Price.TWICE, Channel.EMAIL, 0);
    count(Price.TWICE, Channel.EMAIL, 6);
    count(Price.TWICE, Channel.EMAIL, 7);
    count(Price.NEVER, Channel.SMS, 1);

    InDoubt inDoubt = Objects.requireNonNull(page(null, null).inDoubt());

    assertThat(inDoubt.days()).isEqualTo("13 November to 19 November");
    assertThat(inDoubt.rows())
        .containsExactlyInAnyOrder(
            new InDoubt.Row("e-mail", "2", "0"), new InDoubt.Row("text message", "0", "1"));
    assertThat(scene.get("/console/activity").body())
        .contains("may have been heard twice", "maybe twice", "maybe never");
  }

  @Test
  void whereNothingIsInDoubtThePageSaysSo() {
    assertThat(scene.get("/console/activity").body()).contains("No message is in doubt");
    assertThat(new ActivityPage(scene.sources(), true).of(new CustomerId("tom"), "").inDoubt())
        .as("the numbers are of all customers")
        .isNull();
  }

  private void count(Price price, Channel channel, int daysAgo) {
    scene.counters.add(price.counter(channel, TODAY.minusDays(daysAgo)), -1, 1, Instant.MAX);
  }

  @Test
  void whoDoesNotReadWhatCustomersDidSeesNoCondition() {
    Activity tom = new ActivityPage(scene.sources(), false).of(new CustomerId("tom"), "");

    assertThat(Objects.requireNonNull(tom.whyNot()).rows()).isEmpty();
  }

  @Test
  void aPageAboutManyIsInOneZoneWithTheCustomersTimeSecond() {
    Activity page = page(null, null);
    Detail kenji = row(page, "Kenji Mori");
    Detail ana = row(page, "Ana Ruiz");

    assertThat(page.lede()).isEqualTo("Thursday 19 November 2026, today, days and times in UTC");
    assertThat(kenji.times())
        .extracting(Moment::words)
        .containsExactly("13:49:30", "13:57:30", "14:05:30");
    assertThat(kenji.theirs()).isEqualTo("23:05 their time");
    assertThat(ana.sendings())
        .extracting(sending -> sending.at().words(), Sending::theirs)
        .containsOnly(tuple("14:04:32", "15:04 their time"));
    assertThat(scene.get("/console/activity").body()).doesNotContain("Asia/", "Europe/");
  }

  @Test
  void aPageAboutOneIsInTheirTimeAlone() {
    Activity page = new ActivityPage(scene.sources(), true).of(new CustomerId("kenji"), "c3");

    assertThat(page.lede())
        .isEqualTo("All decisions about Kenji Mori, times are theirs, in Asia/Tokyo");
    Detail kenji = page.rows().getFirst();
    assertThat(kenji.times())
        .extracting(Moment::words)
        .containsExactly("22:49:30", "22:57:30", "23:05:30");
    assertThat(kenji.theirs()).isEmpty();
    assertThat(kenji.times().getFirst().full()).isEqualTo("Thu 19 Nov 2026, 13:49:30 UTC");
  }

  @Test
  void whoWaitsIsLookedAtAgainInAWhile() {
    Detail kenji = row(page(Outcome.WAITING, null), "Kenji Mori");
    assertThat(kenji.change()).startsWith("If they get on in the next 4 min, we stay quiet.");

    scene.now = scene.now.plus(Duration.ofMinutes(5));

    Detail later = row(page(Outcome.WAITING, null), "Kenji Mori");
    assertThat(later.change()).isEqualTo("Every question is being asked again.");
    assertThat(later.line().rest()).endsWith(": it is being looked at again");
  }

  @Test
  void theTriggersSentenceIsThereWithItsVersion() {
    Detail ana = row(page(Outcome.TOLD, null), "Ana Ruiz");

    assertThat(ana.sentence()).isEqualTo("The sentence of the trigger.");
    assertThat(ana.version()).isEqualTo("The version that decided runs now.");
    assertThat(ana.shortHash()).isEqualTo("8c1f0a52d3b9");
  }

  @Test
  void aTriggerThatIsGoneIsNotMadeUp() {
    scene.triggers.clear();

    Detail ana = row(page(Outcome.TOLD, null), "Ana Ruiz");

    assertThat(ana.sentence()).isNull();
    assertThat(ana.version()).contains("not there any more");
  }

  @Test
  void messagesShowHowFarTheyGot() {
    Detail ana = row(page(Outcome.TOLD, null), "Ana Ruiz");

    assertThat(ana.sendings())
        .extracting(Sending::channel, sending -> sending.pill().word())
        .containsExactly(tuple("e-mail", "sent"), tuple("inbox", "sent"));
  }

  @ParameterizedTest
  @CsvSource({"told, 2", "not-told, 3", "waiting, 1"})
  void aChoiceShowsOnlyItsDecisions(String show, int rows) {
    String body = scene.get("/console/activity", Map.of("show", show)).body();

    assertThat(Pattern.compile("<details class=\"dec\"").matcher(body).results().count())
        .isEqualTo(rows);
  }

  @Test
  void theChoicesCountWhatTheyLeadTo() {
    assertThat(page(null, null).chips())
        .extracting(Chip::word, Chip::count)
        .containsExactly(
            tuple("All", "6"),
            tuple("Told", "2"),
            tuple("Not told", "3"),
            tuple("Waiting", "1"),
            tuple("To a person", "0"));
  }

  @Test
  void olderPagesFollowWithoutLossAndTheListSaysSo() {
    CustomerId many = scene.person("many", "Many", "UTC", Consent.NONE);
    for (int i = 0; i < 60; i++) {
      scene.outreaches.add(
          Scene.decided(
              many,
              "n" + i,
              Duration.ofHours(4).plusSeconds(i),
              new Decision.Suppress(Gate.EXPIRY, "older than 1 day"),
              Scene.events("Import Failed", 1, Duration.ofHours(5))));
    }

    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Activity page = page(Outcome.NOT_TOLD, cursor);
      page.rows().forEach(row -> seen.add(row.record()));
      cursor = page.older() == null ? null : page.older().replaceFirst(".*cursor=", "");
      assertThat(page.foot())
          .contains(cursor == null ? "there are no older ones" : "older ones of this day follow");
    } while (cursor != null);

    assertThat(seen).hasSize(63).doesNotHaveDuplicates();
  }

  @Test
  void whyLeadsToTheDecisionUnfolded() {
    Activity ana = new ActivityPage(scene.sources(), true).of(new CustomerId("ana"), "a1");

    assertThat(ana.rows()).extracting(Detail::record).containsExactly("a1", "e5");
    assertThat(ana.rows()).extracting(Detail::open).containsExactly(true, false);
    assertThat(ana.lede())
        .isEqualTo("All decisions about Ana Ruiz, times are theirs, in Europe/Madrid");
    assertThat(ana.foot()).isEqualTo("All 2 decisions about Ana Ruiz.");
    assertThat(new ActivityPage(scene.sources(), true).of(new CustomerId("tom"), "").foot())
        .isEqualTo("The only decision about Tom Lindqvist so far.");
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void everyQuestionThatStopsSaysWhatWouldChangeItAndWhy(Gate gate) {
    assertThat(Phrases.change(gate)).endsWith(".").doesNotContain("null");
    assertThat(Phrases.because(new Decision.Suppress(gate, "some reason"))).contains("some reason");
    assertThat(Phrases.stopped(gate)).isNotBlank();
  }

  private Activity page(@Nullable Outcome show, @Nullable String cursor) {
    return new ActivityPage(scene.sources(), true).of(TODAY, show, cursor);
  }

  private static Detail row(Activity page, String name) {
    return page.rows().stream()
        .filter(row -> row.line().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
