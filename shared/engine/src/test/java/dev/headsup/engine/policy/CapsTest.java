package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Caps.Cap;
import dev.headsup.engine.policy.Caps.Room;
import dev.headsup.engine.policy.Period.Calendar;
import dev.headsup.engine.policy.Period.Rolling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private static Caps caps(Cap... rules) {
    return new Caps(List.of(rules));
  }

  private static Contact at(Instant at, Channel... channels) {
    return new Contact(at, Set.of(channels), "tips", Purpose.HELP, true, 1);
  }

  private static Room ask(Caps caps, List<Contact> sent, Instant now, Channel... wanted) {
    return caps.room(sent, List.of(wanted), "tips", now, List.of(BERLIN));
  }

  // "So many in so long" with two sent: the third goes when the first is exactly so long ago.
  @ParameterizedTest
  @CsvSource({
    "PT23H59M59.999S, false",
    "PT24H, true",
    "PT24H0.001S, true",
  })
  void aRollingCapHasRoomAgainExactlyWhenItsTimeHasPassed(Duration since, boolean room) {
    Caps caps = caps(new Cap(2, null, null, new Rolling(Duration.ofDays(1))));
    List<Contact> sent =
        List.of(at(NOON.minus(since), Channel.EMAIL), at(NOON.minusSeconds(1), Channel.EMAIL));

    assertThat(ask(caps, sent, NOON, Channel.EMAIL).open().isEmpty()).isEqualTo(!room);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, true", "4, false"})
  void atMostThreeMeansThatTheThirdGoesAndTheFourthDoesNot(int wanted, boolean goes) {
    Caps caps = caps(new Cap(3, null, null, Calendar.DAY));
    List<Contact> sent = Collections.nCopies(wanted - 1, at(NOON, Channel.EMAIL));

    assertThat(ask(caps, sent, NOON, Channel.EMAIL).open()).hasSize(goes ? 1 : 0);
  }

  // In Berlin: 2026-03-29 has 23 hours and 2026-10-25 has 25; 2026-03-02 is a Monday.
  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-03-04T12:00:00Z, 2026-03-04T23:00:00Z",
    "DAY, 2026-03-04T22:59:59Z, 2026-03-04T23:00:00Z",
    "DAY, 2026-03-04T23:00:00Z, 2026-03-05T23:00:00Z",
    "DAY, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "DAY, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "WEEK, 2026-03-04T12:00:00Z, 2026-03-08T23:00:00Z",
    "WEEK, 2026-03-08T22:59:59Z, 2026-03-08T23:00:00Z",
    "WEEK, 2026-03-08T23:00:00Z, 2026-03-15T23:00:00Z",
    "MONTH, 2026-03-04T12:00:00Z, 2026-03-31T22:00:00Z",
    "MONTH, 2026-10-10T12:00:00Z, 2026-10-31T23:00:00Z",
  })
  void aCalendarCapEndsWithItsPageOnTheCustomersWall(Calendar page, Instant sent, Instant opens) {
    Caps caps = caps(new Cap(1, null, null, page));

    Room full = ask(caps, List.of(at(sent, Channel.EMAIL)), sent, Channel.EMAIL);

    assertThat(full.open()).isEmpty();
    assertThat(full.next()).contains(opens);
    assertThat(full.full()).isEqualTo(caps.rules());
    assertThat(ask(caps, List.of(at(sent, Channel.EMAIL)), opens, Channel.EMAIL).open())
        .containsExactly(Channel.EMAIL);
    assertThat(
            ask(caps, List.of(at(sent, Channel.EMAIL)), opens.minusMillis(1), Channel.EMAIL).open())
        .isEmpty();
  }

  @Test
  void aDayThatHasNoMidnightBeginsWithItsFirstInstant() {
    // In Beirut clocks go forward at midnight: 2026-03-29 begins at 01:00.
    ZoneId beirut = ZoneId.of("Asia/Beirut");
    Instant evening = Instant.parse("2026-03-28T20:00:00Z");

    assertThat(Calendar.DAY.leaves(evening, beirut))
        .isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
  }

  @Test
  void aChannelOfItsOwnIsClosedAloneAndTheOtherStaysOpen() {
    Caps caps =
        caps(new Cap(1, Channel.SMS, null, Calendar.DAY), new Cap(3, null, null, Calendar.DAY));
    List<Contact> sent = List.of(at(NOON, Channel.SMS));

    Room room = ask(caps, sent, NOON, Channel.SMS, Channel.EMAIL);

    assertThat(room.open()).containsExactly(Channel.EMAIL);
    assertThat(room.next()).isEmpty();
    assertThat(room.full()).containsExactly(caps.rules().getFirst());
  }

  @Test
  void oneContactByTwoChannelsCountsOnceForAllTogetherAndForEachChannel() {
    Caps together = caps(new Cap(2, null, null, Calendar.DAY));
    Caps email = caps(new Cap(1, Channel.EMAIL, null, Calendar.DAY));
    List<Contact> sent = List.of(at(NOON, Channel.EMAIL, Channel.INBOX));

    assertThat(ask(together, sent, NOON, Channel.EMAIL).open()).hasSize(1);
    assertThat(ask(email, sent, NOON, Channel.EMAIL, Channel.INBOX).open())
        .containsExactly(Channel.INBOX);
  }

  @Test
  void aCategoryCountsAsItWasWhenItWasSent() {
    Caps caps = caps(new Cap(1, null, "tips", Calendar.DAY));
    Contact other = new Contact(NOON, Set.of(Channel.EMAIL), "offers", Purpose.HELP, true, 1);

    assertThat(ask(caps, List.of(other), NOON, Channel.EMAIL).open()).hasSize(1);
    assertThat(ask(caps, List.of(at(NOON, Channel.EMAIL)), NOON, Channel.EMAIL).open()).isEmpty();
    assertThat(
            caps.room(
                    List.of(at(NOON, Channel.EMAIL)),
                    List.of(Channel.EMAIL),
                    "offers",
                    NOON,
                    List.of(BERLIN))
                .open())
        .hasSize(1);
  }

  @Test
  void whatDoesNotCountTakesNoRoom() {
    Caps caps = caps(new Cap(1, null, null, Calendar.DAY));
    Contact outage = new Contact(NOON, Set.of(Channel.EMAIL), "outage", Purpose.SERVICE, false, 1);

    assertThat(ask(caps, List.of(outage), NOON, Channel.EMAIL).open()).hasSize(1);
  }

  @Test
  void theStrictestRuleDecidesWhenThereIsRoomAgain() {
    Caps caps =
        caps(
            new Cap(1, null, null, Calendar.DAY),
            new Cap(2, null, null, new Rolling(Duration.ofDays(7))));
    List<Contact> sent =
        List.of(at(NOON, Channel.EMAIL), at(NOON.minus(Duration.ofDays(5)), Channel.EMAIL));

    assertThat(ask(caps, sent, NOON, Channel.EMAIL).next()).contains(NOON.plus(Duration.ofDays(2)));
  }

  @Test
  void whereTheZoneIsNotKnownADayLastsUntilItIsOverEverywhere() {
    Caps caps = caps(new Cap(1, null, null, Calendar.DAY));
    List<ZoneId> either = List.of(BERLIN, ZoneId.of("America/New_York"));

    Room room =
        caps.room(List.of(at(NOON, Channel.EMAIL)), List.of(Channel.EMAIL), "tips", NOON, either);

    assertThat(room.next()).contains(Instant.parse("2026-03-05T05:00:00Z"));
  }

  @Test
  void aContactDatedAheadByAClockThatWasPutBackCounts() {
    Caps caps = caps(new Cap(1, null, null, new Rolling(Duration.ofHours(1))));

    assertThat(ask(caps, List.of(at(NOON.plusSeconds(90), Channel.EMAIL)), NOON, Channel.EMAIL))
        .extracting(Room::nextOpen)
        .isEqualTo(NOON.plusSeconds(90 + 3600));
  }

  /// L6: fifty triggers at once on one customer get exactly what the caps allow, on all channels
  /// together, whatever the order.
  @Test
  void fiftyTriggersAtOnceGiveExactlyTheCap() {
    Caps caps =
        caps(
            new Cap(5, null, null, Calendar.DAY),
            new Cap(1, Channel.SMS, null, Calendar.DAY),
            new Cap(2, Channel.EMAIL, null, Calendar.DAY));
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Contact> sent = new ArrayList<>();
      for (int trigger = 0; trigger < 50; trigger++) {
        List<Channel> wanted = new ArrayList<>(Arrays.asList(Channel.values()));
        Collections.shuffle(wanted, random);
        List<Channel> open =
            caps.room(sent, wanted, "tips", NOON.plusMillis(trigger), List.of(BERLIN)).open();
        if (!open.isEmpty()) {
          sent.add(at(NOON.plusMillis(trigger), open.getFirst()));
        }
      }

      assertThat(sent).as("seed %d", seed).hasSize(5);
      assertThat(sent.stream().filter(each -> each.channels().contains(Channel.SMS)))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(sent.stream().filter(each -> each.channels().contains(Channel.EMAIL)))
          .hasSizeLessThanOrEqualTo(2);
    }
  }
}
