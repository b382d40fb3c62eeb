package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.ConsentRule.Needs;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentRuleTest {
  private static Optional<Grant> word(Status status) {
    return Optional.of(new Grant(status, "test", Instant.EPOCH));
  }

  // L1 and L23: what needs a yes where a policy says nothing.
  @ParameterizedTest
  @CsvSource({
    "SECURITY, EMAIL, false",
    "SECURITY, SMS, true",
    "SECURITY, INBOX, false",
    "SERVICE, EMAIL, false",
    "SERVICE, SMS, true",
    "SERVICE, INBOX, false",
    "HELP, EMAIL, true",
    "HELP, SMS, true",
    "HELP, INBOX, true",
    "MARKETING, EMAIL, true",
    "MARKETING, SMS, true",
    "MARKETING, INBOX, true",
  })
  void withoutAWordOnlyServiceAndSecurityMaySpeak(
      Purpose purpose, Channel channel, boolean needsYes) {
    ConsentRule rule = ConsentRule.STANDARD;

    assertThat(rule.allows(purpose, channel, Optional.empty(), false)).isEqualTo(!needsYes);
    assertThat(rule.allows(purpose, channel, word(Status.GRANTED), false)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"DENIED", "REVOKED"})
  void aNoIsRespectedForEverything(Status no) {
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        assertThat(ConsentRule.STANDARD.allows(purpose, channel, word(no), true)).isFalse();
      }
    }
  }

  @Test
  void whatMustBeConfirmedNeedsMoreThanAYes() {
    ConsentRule twice =
        new ConsentRule(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), Needs.CONFIRMED));

    assertThat(twice.allows(Purpose.HELP, Channel.EMAIL, word(Status.GRANTED), false)).isFalse();
    assertThat(twice.allows(Purpose.HELP, Channel.EMAIL, word(Status.GRANTED), true)).isTrue();
    assertThat(twice.allows(Purpose.HELP, Channel.SMS, word(Status.GRANTED), false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SECURITY, SMS, true",
    "HELP, SMS, true",
    "HELP, EMAIL, true",
    "MARKETING, EMAIL, true",
    "HELP, INBOX, false",
    "SERVICE, EMAIL, false",
  })
  void noPolicyCanAskForLessThanTheLaw(Purpose purpose, Channel channel, boolean refused) {
    Map<Scope, Needs> nothing = Map.of(new Scope(purpose, channel), Needs.NOTHING);

    if (refused) {
      assertThatThrownBy(() -> new ConsentRule(nothing)).hasMessageContaining("needs YES");
    } else {
      assertThat(new ConsentRule(nothing).needs(purpose, channel)).isEqualTo(Needs.NOTHING);
    }
  }
}
