package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AddressHashTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void anAddressIsTheSameHoweverItIsWritten() {
    assertThat(AddressHash.of(Channel.EMAIL, " Ana@Example.com "))
        .isEqualTo(AddressHash.of(Channel.EMAIL, "ana@example.com"));
    assertThat(AddressHash.of(Channel.SMS, "+1 (202) 555-0123"))
        .isEqualTo(AddressHash.of(Channel.SMS, "+12025550123"));
    // As carriers write it.
    assertThat(AddressHash.of(Channel.SMS, "12025550123"))
        .isEqualTo(AddressHash.of(Channel.SMS, "+12025550123"));
    assertThat(AddressHash.of(Channel.SMS, "0012025550123"))
        .isEqualTo(AddressHash.of(Channel.SMS, "+12025550123"));
    assertThat(AddressHash.of(Channel.EMAIL, "ben@example.com"))
        .isNotEqualTo(AddressHash.of(Channel.EMAIL, "ana@example.com"));
  }

  @Test
  void whatIsStoredNeverChanges() {
    assertThat(AddressHash.of(Channel.EMAIL, "ana@example.com").value())
        .isEqualTo("f11e971beb71bf9a");
  }

  @Test
  void onlyTheAddressThatWasSuppressedIs() {
    Known known = of("Ana@example.com");

    assertThat(known.isSuppressed(Channel.EMAIL)).isTrue();
    assertThat(known.isSuppressed(Channel.SMS)).isFalse();
    assertThat(of("new@example.com").isSuppressed(Channel.EMAIL)).isFalse();
  }

  private static Known of(String email) {
    Traits traits = new Traits(Map.of("email", new Dated(new Value.Text(email), MONDAY)));
    return new Known(
        new Profile(new CustomerId("ana"), traits, null),
        Consent.NONE,
        Preferences.NONE.suppressed(AddressHash.of(Channel.EMAIL, "ana@example.com"), true),
        1);
  }
}
