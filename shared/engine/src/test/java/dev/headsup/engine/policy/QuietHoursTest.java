package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.WeeklyWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static QuietHours daily(String from, String until) {
    return QuietHours.of(
        List.of(WeeklyWindow.daily(LocalTime.parse(from), LocalTime.parse(until))));
  }

  // In Berlin clocks jump from 02:00 to 03:00 on 2026-03-29 and from 03:00 back to 02:00 on
  // 2026-10-25, both at 01:00 UTC.
  @ParameterizedTest
  @CsvSource({
    "21:00, 08:00, 2026-03-04T19:59:59.999Z, 2026-03-04T19:59:59.999Z",
    "21:00, 08:00, 2026-03-04T20:00:00Z, 2026-03-05T07:00:00Z",
    "21:00, 08:00, 2026-03-05T06:59:59Z, 2026-03-05T07:00:00Z",
    "21:00, 08:00, 2026-03-05T07:00:00Z, 2026-03-05T07:00:00Z",
    // The night of the short day: quiet from 20:00 UTC, open at 08:00 summer time.
    "21:00, 08:00, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z",
    // The night of the long day.
    "21:00, 08:00, 2026-10-24T22:00:00Z, 2026-10-25T07:00:00Z",
    // The end of the window lies in the hour that is left out: the first instant after it.
    "21:00, 02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
    // The window lies in that hour as a whole: nobody sees it.
    "02:00, 03:00, 2026-03-29T00:59:59Z, 2026-03-29T00:59:59Z",
    "02:00, 03:00, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
    // The window ends in the hour that comes twice: open after 02:30 came the first time, quiet
    // again when it is 02:00 once more, open at the second 02:30.
    "21:00, 02:30, 2026-10-24T22:00:00Z, 2026-10-25T00:30:00Z",
    "21:00, 02:30, 2026-10-25T00:59:59Z, 2026-10-25T00:59:59Z",
    "21:00, 02:30, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
    // It is that hour: quiet both times.
    "02:00, 03:00, 2026-10-25T00:00:00Z, 2026-10-25T02:00:00Z",
  })
  void itOpensAsTheTableSays(String from, String until, Instant at, Instant opens) {
    assertThat(daily(from, until).nextOpen(at, BERLIN)).contains(opens);
  }

  @Test
  void aHolidayIsQuietFromItsFirstToItsLastInstant() {
    QuietHours hours =
        new QuietHours(
            daily("21:00", "08:00").windows(),
            Set.of(LocalDate.parse("2026-12-24")),
            Set.of(MonthDay.parse("--12-25"), MonthDay.parse("--12-26")));

    assertThat(hours.nextOpen(Instant.parse("2026-12-23T22:00:00Z"), BERLIN))
        .contains(Instant.parse("2026-12-27T07:00:00Z"));
    assertThat(hours.isQuiet(Instant.parse("2026-12-24T11:00:00Z"), BERLIN)).isTrue();
    assertThat(hours.isQuiet(Instant.parse("2027-12-24T11:00:00Z"), BERLIN)).isFalse();
    assertThat(hours.isQuiet(Instant.parse("2027-12-25T11:00:00Z"), BERLIN)).isTrue();
  }

  @Test
  void weekendsMayBeQuietAsAWhole() {
    QuietHours hours =
        QuietHours.of(
            List.of(
                new WeeklyWindow(
                    Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                    LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT)));

    assertThat(hours.nextOpen(Instant.parse("2026-03-06T23:00:00Z"), BERLIN))
        .contains(Instant.parse("2026-03-08T23:00:00Z"));
  }

  @Test
  void whatIsAlwaysQuietNeverOpens() {
    assertThat(daily("08:00", "08:00").nextOpen(Instant.EPOCH, BERLIN)).isEmpty();
    assertThat(daily("08:00", "08:00").nextOpen(Instant.EPOCH, ZoneId.of("UTC"))).isEmpty();
  }

  @Test
  void twoPlacesOpenWhenBothAreAwake() {
    Instant night = Instant.parse("2026-03-04T02:00:00Z");
    Instant later = night.plus(Duration.ofDays(2));

    assertThat(daily("20:00", "08:00").nextOpen(night, List.of(BERLIN, NEW_YORK), later))
        .as("08:00 in New York, 14:00 in Berlin")
        .contains(Instant.parse("2026-03-04T13:00:00Z"));
    assertThat(
            daily("20:00", "08:00")
                .nextOpen(Instant.parse("2026-03-04T20:00:00Z"), List.of(BERLIN, NEW_YORK), later))
        .as("not that day any more")
        .contains(Instant.parse("2026-03-05T13:00:00Z"));
  }

  @Test
  void placesThatAreNeverAwakeTogetherNeverOpen() {
    List<ZoneId> apart = List.of(ZoneId.of("Pacific/Honolulu"), ZoneId.of("Europe/Berlin"));
    Instant at = Instant.parse("2026-03-04T02:00:00Z");

    assertThat(daily("18:00", "09:00").nextOpen(at, apart, at.plus(Duration.ofDays(14)))).isEmpty();
  }

  @Test
  void anHourAtOrAfterTheLimitIsTooLate() {
    Instant night = Instant.parse("2026-03-04T02:00:00Z");
    Instant opens = Instant.parse("2026-03-04T07:00:00Z");
    QuietHours hours = daily("20:00", "08:00");

    assertThat(hours.nextOpen(night, List.of(BERLIN), opens)).isEmpty();
    assertThat(hours.nextOpen(night, List.of(BERLIN), opens.plusMillis(1))).contains(opens);
  }

  /// Against a clock that is looked at every 15 minutes: all of these zones have whole quarters.
  @Test
  void theNextOpeningIsTheFirstInstantThatIsNotQuiet() {
    List<ZoneId> zones =
        Stream.of(
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Beirut",
                "America/St_Johns",
                "Pacific/Chatham",
                "Africa/Casablanca",
                "Antarctica/Troll")
            .map(ZoneId::of)
            .toList();
    Duration quarter = Duration.ofMinutes(15);
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      ZoneId zone = zones.get(random.nextInt(zones.size()));
      QuietHours hours = hours(random);
      Instant at = near(zone, random);

      Instant expected = at;
      while (hours.isQuiet(expected, zone) && Duration.between(at, expected).toDays() < 30) {
        expected = expected.plus(quarter);
      }
      if (!hours.isQuiet(expected, zone)) {
        assertThat(hours.nextOpen(at, zone)).as("seed %d in %s", seed, zone).contains(expected);
      }
    }
  }

  /// A quarter of an hour within two days of a change of the clocks.
  private static Instant near(ZoneId zone, Random random) {
    Instant change =
        zone.getRules()
            .nextTransition(
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(1 << 25)))
            .getInstant();
    long quarter = change.getEpochSecond() / 900 + random.nextInt(4 * 96) - 2 * 96;
    return Instant.ofEpochSecond(quarter * 900);
  }

  private static QuietHours hours(Random random) {
    List<WeeklyWindow> windows = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Set<DayOfWeek> days = new HashSet<>();
      for (int day = random.nextInt(7); day >= 0; day--) {
        days.add(DayOfWeek.of(1 + random.nextInt(7)));
      }
      windows.add(new WeeklyWindow(days, quarter(random), quarter(random)));
    }
    return QuietHours.of(windows);
  }

  private static LocalTime quarter(Random random) {
    return LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(96));
  }
}
