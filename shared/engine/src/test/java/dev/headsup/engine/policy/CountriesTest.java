package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
  @ParameterizedTest
  @CsvSource({
    "+4930123456, Europe/Berlin",
    "+12025550123, America/New_York",
    "+12025550123, Pacific/Honolulu",
    "+12025550123, America/Toronto",
    "+18765550123, America/Jamaica",
    "+447700900123, Europe/London",
    "+79995550123, Asia/Vladivostok",
  })
  void aPhoneNumberTellsWhereItsOwnerMayLive(String phone, String zone) {
    assertThat(Countries.ofPhone(phone)).contains(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({"0301234567", "+", "''", "+999123", "+abc"})
  void whatIsNoInternationalNumberTellsNothing(String phone) {
    assertThat(Countries.ofPhone(phone)).isEmpty();
  }

  @Test
  void jamaicaIsNotTheUnitedStates() {
    assertThat(Countries.ofPhone("+18765550123")).hasSize(1);
  }

  @Test
  void everyCountryHasAZoneThatTheJdkKnows() {
    assertThat(Countries.letters())
        .hasSizeGreaterThan(240)
        .allSatisfy(letters -> assertThat(Countries.zones(letters).orElseThrow()).isNotEmpty());
    assertThat(Countries.zones("XX")).isEmpty();
  }
}
