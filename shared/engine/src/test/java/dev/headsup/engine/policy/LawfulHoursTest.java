package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.QuietRules.Answer;
import dev.headsup.engine.policy.QuietRules.Asked;
import dev.headsup.engine.policy.QuietRules.Level;
import dev.headsup.engine.policy.QuietRules.Then;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// L5: no text message for help or marketing outside 8:00 to 20:00 where the customer is, whatever
/// the file or the customer says, in every zone, across every change of the clocks.
class LawfulHoursTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TWO_YEARS = 2 * 365 * 86_400;
  private static final List<ZoneId> ALL =
      new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().map(ZoneId::of).toList();

  /// As wide open as a file could try to make it.
  private static final QuietRules WIDE =
      new QuietRules(
          Level.NEVER,
          Map.of(Channel.SMS, Level.NEVER),
          EnumSet.of(Purpose.SECURITY, Purpose.SERVICE),
          null,
          List.of());

  private static boolean isLawful(Instant at, ZoneId zone) {
    int hour = LocalDateTime.ofInstant(at, zone).getHour();
    return hour >= 8 && hour < 20;
  }

  private static Answer ask(QuietRules rules, Purpose purpose, Zones zones, Instant now) {
    return rules.ask(
        new Asked(
            Channel.SMS,
            purpose,
            Urgency.HIGH,
            List.of(WeeklyWindow.daily(LocalTime.of(3, 0), LocalTime.of(3, 1))),
            zones,
            now,
            now.plus(Duration.ofDays(3))));
  }

  private static Instant goesOut(Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Open open -> now;
      case Answer.Hold hold -> hold.until();
      case Answer.Drop drop -> throw new AssertionError("nothing is open for three days: " + drop);
    };
  }

  /// A million instants: every zone, some anywhere in two years, some within a day of a change.
  @Test
  void aMillionTextMessagesInAllZonesGoOutByDay() {
    int wrong = 0;
    int late = 0;
    int asked = 0;
    Random random = new Random(5);
    List<List<Instant>> changes = ALL.stream().map(LawfulHoursTest::changes).toList();
    while (asked < 1_000_000) {
      int index = random.nextInt(ALL.size());
      ZoneId zone = ALL.get(index);
      List<Instant> near = changes.get(index);
      Instant now =
          near.isEmpty() || random.nextBoolean()
              ? START.plusSeconds(random.nextInt(TWO_YEARS))
              : near.get(random.nextInt(near.size())).plusSeconds(random.nextInt(172_800) - 86_400);
      Purpose purpose = random.nextBoolean() ? Purpose.HELP : Purpose.MARKETING;
      Zones zones = WIDE.zones(zone, null, List.of());

      Instant out = goesOut(ask(WIDE, purpose, zones, now), now);

      wrong += isLawful(out, zone) ? 0 : 1;
      // The first lawful instant: just before it, it was not.
      late += out.equals(now) || !isLawful(out.minusMillis(1), zone) ? 0 : 1;
      asked++;
    }

    assertThat(wrong).as("outside 8:00 to 20:00").isZero();
    assertThat(late).as("later than they had to be").isZero();
  }

  /// DR3: the days around 29 February, in every zone.
  @Test
  void aroundALeapDayTheyGoOutByDayToo() {
    Instant eve = Instant.parse("2028-02-27T12:00:00Z");
    Random random = new Random(8);
    for (int i = 0; i < 50_000; i++) {
      ZoneId zone = ALL.get(random.nextInt(ALL.size()));
      Instant now = eve.plusSeconds(random.nextInt(4 * 86_400));

      Instant out = goesOut(ask(WIDE, Purpose.HELP, WIDE.zones(zone, null, List.of()), now), now);

      assertThat(isLawful(out, zone)).as("%s in %s", out, zone).isTrue();
    }
  }

  private static List<Instant> changes(ZoneId zone) {
    List<Instant> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(START);
    while (next != null && next.getInstant().isBefore(START.plusSeconds(TWO_YEARS))) {
      changes.add(next.getInstant());
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }

  @Test
  void whereThePhoneAndTheProfileDisagreeItIsDayInBoth() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ZoneId chicago = ZoneId.of("America/Chicago");
    Random random = new Random(6);
    for (int i = 0; i < 20_000; i++) {
      Instant now = START.plusSeconds(random.nextInt(TWO_YEARS));
      Zones zones = WIDE.zones(berlin, null, List.of(chicago));

      Instant out = goesOut(ask(WIDE, Purpose.HELP, zones, now), now);

      assertThat(isLawful(out, berlin) && isLawful(out, chicago)).isTrue();
    }
  }

  @Test
  void whereTheZoneIsNotKnownItIsDayInEachThatItMayBe() {
    List<ZoneId> america =
        List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Chicago"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Pacific/Honolulu"));
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Instant now = START.plusSeconds(random.nextInt(TWO_YEARS));

      Instant out =
          goesOut(ask(WIDE, Purpose.MARKETING, WIDE.zones(null, null, america), now), now);

      assertThat(america).allMatch(zone -> isLawful(out, zone));
    }
  }

  @Test
  void aCustomerWhoMayBeAnywhereGetsNoTextMessageOfHelp() {
    Zones anywhere = WIDE.zones(null, null, List.of());

    assertThat(anywhere.all()).hasSizeGreaterThan(100);
    for (int hour = 0; hour < 24; hour++) {
      assertThat(ask(WIDE, Purpose.HELP, anywhere, START.plus(Duration.ofHours(hour))))
          .isEqualTo(new Answer.Drop(QuietRules.Why.TOO_LATE));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"SECURITY", "SERVICE"})
  void serviceAndSecurityAreNotBoundByIt(Purpose purpose) {
    Instant night = Instant.parse("2026-03-04T02:00:00Z");

    assertThat(ask(WIDE, purpose, WIDE.zones(ZoneId.of("Europe/Berlin"), null, List.of()), night))
        .isEqualTo(new Answer.Open());
  }

  @Test
  void aStricterFileIsKept() {
    QuietRules strict =
        new QuietRules(
            new Level(
                QuietHours.of(
                    List.of(WeeklyWindow.daily(LocalTime.of(17, 0), LocalTime.of(10, 0)))),
                Then.HOLD),
            Map.of(),
            EnumSet.noneOf(Purpose.class),
            null,
            List.of());
    Instant night = Instant.parse("2026-03-04T02:00:00Z");

    Answer answer =
        strict.ask(
            new Asked(
                Channel.SMS,
                Purpose.HELP,
                Urgency.NORMAL,
                List.of(),
                strict.zones(ZoneId.of("Europe/Berlin"), null, List.of()),
                night,
                night.plus(Duration.ofDays(1))));

    assertThat(answer).isEqualTo(new Answer.Hold(Instant.parse("2026-03-04T09:00:00Z")));
  }
}
