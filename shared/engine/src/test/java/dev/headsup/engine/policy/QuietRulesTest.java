package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.QuietRules.Answer;
import dev.headsup.engine.policy.QuietRules.Asked;
import dev.headsup.engine.policy.QuietRules.Level;
import dev.headsup.engine.policy.QuietRules.Then;
import dev.headsup.engine.policy.QuietRules.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietRulesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /// 02:30 in Berlin.
  private static final Instant NIGHT = Instant.parse("2026-03-04T01:30:00Z");

  private static WeeklyWindow daily(String from, String until) {
    return WeeklyWindow.daily(LocalTime.parse(from), LocalTime.parse(until));
  }

  private static Level level(String from, String until, Then then) {
    return new Level(QuietHours.of(List.of(daily(from, until))), then);
  }

  /// Quiet 21:00 to 08:00, by e-mail 22:00 to 07:00.
  private static final QuietRules RULES =
      new QuietRules(
          level("21:00", "08:00", Then.HOLD),
          Map.of(Channel.EMAIL, level("22:00", "07:00", Then.HOLD)),
          EnumSet.of(Purpose.SERVICE),
          null,
          List.of());

  private static Asked asked(
      Channel channel, Purpose purpose, Urgency urgency, List<WeeklyWindow> own) {
    return new Asked(
        channel,
        purpose,
        urgency,
        own,
        RULES.zones(BERLIN, null, List.of()),
        NIGHT,
        NIGHT.plus(Duration.ofDays(1)));
  }

  // Who is asked at 02:30, and when it goes out: the customer's own hours are 00:00 to 05:00.
  @ParameterizedTest
  @CsvSource({
    "SMS, SERVICE, false, 2026-03-04T07:00:00Z",
    "EMAIL, SERVICE, false, 2026-03-04T06:00:00Z",
    "EMAIL, SERVICE, true, 2026-03-04T04:00:00Z",
    "SMS, SERVICE, true, 2026-03-04T04:00:00Z",
    "EMAIL, HELP, true, 2026-03-04T04:00:00Z",
    "SMS, HELP, true, 2026-03-04T07:00:00Z",
  })
  void theNarrowestLevelThatWasWrittenHolds(
      Channel channel, Purpose purpose, boolean own, Instant until) {
    List<WeeklyWindow> theirs = own ? List.of(daily("00:00", "05:00")) : List.of();

    assertThat(RULES.ask(asked(channel, purpose, Urgency.NORMAL, theirs)))
        .isEqualTo(new Answer.Hold(until));
  }

  @Test
  void theInboxMakesNoSoundAndIsNeverHeld() {
    List<WeeklyWindow> always = List.of(daily("00:00", "00:00"));

    assertThat(RULES.ask(asked(Channel.INBOX, Purpose.MARKETING, Urgency.LOW, always)))
        .isEqualTo(new Answer.Open());
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE, HIGH, true",
    "SERVICE, NORMAL, false",
    "SECURITY, HIGH, false",
    "HELP, HIGH, false",
    "MARKETING, HIGH, false",
  })
  void onlyAnUrgentMessageOfANamedPurposeBreaksThem(
      Purpose purpose, Urgency urgency, boolean breaks) {
    assertThat(RULES.ask(asked(Channel.EMAIL, purpose, urgency, List.of())))
        .isInstanceOf(breaks ? Answer.Open.class : Answer.Hold.class);
  }

  @Test
  void noPolicyCanLetHelpOrMarketingBreakThem() {
    assertThatThrownBy(
            () -> new QuietRules(Level.NEVER, Map.of(), Set.of(Purpose.HELP), null, List.of()))
        .hasMessageContaining("security and service");
  }

  @Test
  void whatIsNotHeldIsDroppedAndOnlyInQuietHours() {
    QuietRules drops =
        new QuietRules(level("21:00", "08:00", Then.DROP), Map.of(), Set.of(), BERLIN, List.of());
    Asked night = asked(Channel.EMAIL, Purpose.HELP, Urgency.NORMAL, List.of());
    Asked day =
        new Asked(
            Channel.EMAIL,
            Purpose.HELP,
            Urgency.NORMAL,
            List.of(),
            night.zones(),
            NIGHT.plus(Duration.ofHours(10)),
            night.expires());

    assertThat(drops.ask(night)).isEqualTo(new Answer.Drop(Why.NOT_HELD));
    assertThat(drops.ask(day)).isEqualTo(new Answer.Open());
  }

  // At 02:30, held until 07:00 by e-mail: four and a half hours later.
  @ParameterizedTest
  @CsvSource({"PT4H30M, false", "PT4H30M0.001S, true", "PT1H, false"})
  void nothingIsHeldPastItsExpiry(Duration good, boolean held) {
    Asked asked = asked(Channel.EMAIL, Purpose.HELP, Urgency.NORMAL, List.of());
    Asked shorter =
        new Asked(
            asked.channel(),
            asked.purpose(),
            asked.urgency(),
            asked.own(),
            asked.zones(),
            NIGHT,
            NIGHT.plus(good));

    assertThat(RULES.ask(shorter))
        .isEqualTo(
            held
                ? new Answer.Hold(Instant.parse("2026-03-04T06:00:00Z"))
                : new Answer.Drop(Why.TOO_LATE));
  }

  @Test
  void whereTheZoneIsNotKnownServiceAndSecurityDoNotWaitAndHelpDoes() {
    Zones either = RULES.zones(null, null, List.of(BERLIN, ZoneId.of("Europe/London")));
    for (Purpose purpose : Purpose.values()) {
      Answer answer =
          RULES.ask(
              new Asked(
                  Channel.EMAIL,
                  purpose,
                  Urgency.NORMAL,
                  List.of(),
                  either,
                  NIGHT,
                  NIGHT.plus(Duration.ofDays(1))));

      assertThat(answer)
          .as("07:00 in London")
          .isEqualTo(
              purpose.needsGrant()
                  ? new Answer.Hold(Instant.parse("2026-03-04T07:00:00Z"))
                  : new Answer.Open());
    }
  }

  @Test
  void theCustomersOwnHoursReplaceTheHoursAndHolidaysStay() {
    QuietRules holiday =
        new QuietRules(
            new Level(
                new QuietHours(
                    List.of(daily("21:00", "08:00")), Set.of(), Set.of(MonthDay.of(3, 4))),
                Then.HOLD),
            Map.of(),
            Set.of(),
            null,
            List.of());

    assertThat(
            holiday.ask(
                asked(
                    Channel.EMAIL, Purpose.HELP, Urgency.NORMAL, List.of(daily("05:00", "06:00")))))
        .isEqualTo(new Answer.Hold(Instant.parse("2026-03-04T23:00:00Z")));
  }
}
