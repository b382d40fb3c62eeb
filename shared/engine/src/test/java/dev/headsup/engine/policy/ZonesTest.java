package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.policy.Zones.Source;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {
  private static @Nullable ZoneId zone(@Nullable String name) {
    return name == null ? null : ZoneId.of(name);
  }

  private static List<ZoneId> list(@Nullable String name) {
    return name == null ? List.of() : List.of(ZoneId.of(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo, Europe/Paris, UTC, America/Lima, Asia/Seoul, CUSTOMER, Asia/Tokyo",
    "          , Europe/Paris, UTC, America/Lima, Asia/Seoul, ACCOUNT, Europe/Paris",
    "          ,             , UTC, America/Lima, Asia/Seoul, STACK, UTC",
    "          ,             ,    , America/Lima, Asia/Seoul, LISTED, America/Lima",
    "          ,             ,    ,             , Asia/Seoul, PHONE, Asia/Seoul",
  })
  void theBestOfWhatIsKnownCounts(
      @Nullable String customer,
      @Nullable String account,
      @Nullable String stack,
      @Nullable String listed,
      @Nullable String phone,
      Source source,
      String zone) {
    Zones zones = Zones.of(zone(customer), zone(account), zone(stack), list(listed), list(phone));

    assertThat(zones.source()).isEqualTo(source);
    assertThat(zones.all()).containsExactly(ZoneId.of(zone));
    assertThat(zones.isKnown())
        .isEqualTo(EnumSet.of(Source.CUSTOMER, Source.ACCOUNT, Source.STACK).contains(source));
  }

  @Test
  void whoeverMayBeAnywhereMayBeInEveryZoneThatPeopleLiveIn() {
    Zones zones = Zones.of(null, null, null, List.of(), List.of());

    assertThat(zones.source()).isEqualTo(Source.NOTHING);
    assertThat(zones.isKnown()).isFalse();
    assertThat(zones.all())
        .anyMatch(zone -> zone.getRules().equals(ZoneId.of("Pacific/Kiritimati").getRules()))
        .anyMatch(zone -> zone.getRules().equals(ZoneId.of("Pacific/Pago_Pago").getRules()));
  }

  @Test
  void twoNamesOfOneZoneAreOne() {
    Zones zones =
        Zones.of(
            null,
            null,
            null,
            List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Arctic/Longyearbyen")),
            List.of());

    assertThat(zones.all()).hasSize(1);
  }

  @Test
  void aPhoneOfTheSameCountryChangesNothingAndOneOfAnotherAddsIts() {
    ZoneId chicago = ZoneId.of("America/Chicago");
    List<ZoneId> america = List.of(ZoneId.of("America/New_York"), ZoneId.of("US/Central"));

    assertThat(Zones.of(chicago, null, null, List.of(), america).forText())
        .containsExactly(chicago);
    assertThat(Zones.of(ZoneId.of("Asia/Tokyo"), null, null, List.of(), america).forText())
        .hasSize(3);
  }
}
