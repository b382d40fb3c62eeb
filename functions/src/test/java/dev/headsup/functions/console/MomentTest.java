package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {
  private static final Instant NOW = Instant.parse("2026-11-19T14:06:30Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-19T14:06:30Z, just now",
    "2026-11-19T14:05:31Z, just now",
    "2026-11-19T14:05:30Z, 1 min ago",
    "2026-11-19T13:06:31Z, 59 min ago",
    "2026-11-19T13:06:30Z, 1 h ago",
    "2026-11-18T14:06:31Z, 23 h ago",
    "2026-11-18T14:06:30Z, '18 Nov, 14:06'",
    "2026-11-19T14:06:45Z, just now",
    "2026-11-19T14:10:30Z, in 4 min"
  })
  void itIsSaidHowLongAgo(Instant at, String words) {
    assertThat(Moment.ago(at, ZoneOffset.UTC, NOW).words()).isEqualTo(words);
  }

  @Test
  void theWholeTimeIsAlwaysThere() {
    Moment moment = Moment.ago(Instant.parse("2026-11-19T13:04:05.678Z"), ZoneOffset.UTC, NOW);

    assertThat(moment.full()).isEqualTo("Thu 19 Nov 2026, 13:04:05 UTC");
    assertThat(moment.iso()).isEqualTo("2026-11-19T13:04:05.678Z");
  }

  @Test
  void aTimeOfDaysAgoIsInThePagesZone() {
    Instant at = Instant.parse("2026-11-17T20:00:00Z");

    assertThat(Moment.ago(at, ZoneId.of("Asia/Tokyo"), NOW).words()).isEqualTo("18 Nov, 05:00");
    assertThat(Moment.day(at, ZoneId.of("Asia/Tokyo")).words()).isEqualTo("18 Nov 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo, Z, '23:06 their time'",
    "Pacific/Auckland, Z, 'Fri 03:06 their time'",
    "Europe/Madrid, Asia/Tokyo, '15:06 their time'",
    "UTC, Z, ''",
    "Europe/London, Z, ''",
    "Asia/Tokyo, Asia/Tokyo, ''"
  })
  void theirOwnTimeStandsSecondWhereItReadsOtherwise(ZoneId customer, ZoneId page, String words) {
    assertThat(Moment.theirs(NOW, customer, page)).isEqualTo(words);
  }

  @Test
  void aTimeOfAnotherDayThereNamesTheDay() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");

    assertThat(Moment.clock(Instant.parse("2026-11-19T14:05:00Z"), tokyo, NOW).words())
        .isEqualTo("23:05:00");
    assertThat(
            Moment.clock(
                    Instant.parse("2026-11-19T14:05:00Z"),
                    tokyo,
                    Instant.parse("2026-11-19T15:01:00Z"))
                .words())
        .isEqualTo("19 Nov, 23:05:00");
  }
}
